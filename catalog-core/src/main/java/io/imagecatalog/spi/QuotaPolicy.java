package io.imagecatalog.spi;

import io.imagecatalog.model.Quota;

/**
 * Says how much each tenant may store. Asked twice for each upload of new bytes, so that a change holds at once and an answer
 * should come from memory. Must be thread-safe.
 */
@FunctionalInterface
public interface QuotaPolicy {

    /** The quota of a tenant, which need not have stored anything yet. */
    Quota of(String tenant);

    /** No limit for anybody. */
    static QuotaPolicy unlimited() {
        return tenant -> Quota.unlimited();
    }
}
