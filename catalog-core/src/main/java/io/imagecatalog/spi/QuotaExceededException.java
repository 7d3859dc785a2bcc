package io.imagecatalog.spi;

import io.imagecatalog.model.Quota;

/**
 * An upload would take its tenant over its quota; nothing was stored. The message is fit to be shown to whoever sent it: it
 * says what is allowed.
 */
public final class QuotaExceededException extends RuntimeException {

    private QuotaExceededException(String message) {
        super(message);
    }

    /**
     * For an asset that a quota has no room for.
     *
     * @param storedAssets what the tenant has, by which the message says what there is too much of
     */
    public static QuotaExceededException of(String tenant, Quota quota, long storedAssets) {
        return new QuotaExceededException(
                storedAssets >= quota.maxAssets()
                        ? "Tenant " + tenant + " may have " + quota.maxAssets()
                                + " assets and has as many; delete some first"
                        : "Tenant " + tenant + " may store " + quota.maxBytes()
                                + " bytes of originals, and this one would be too much; delete some first");
    }
}
