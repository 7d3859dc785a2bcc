package io.imagecatalog.server.http;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Sends a client to the storage for a picture, unless it has the bytes already. The redirect has no validators: whoever keeps
 * it and is told that nothing has changed would go on with an address that has ended.
 */
final class PictureRedirect {
    /** Well below how long an address is valid, since credentials that end earlier end it earlier. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Context ctx;
    private final StoredPicture picture;
    private final Validators validators;

    PictureRedirect(Context ctx, StoredPicture picture) {
        this.ctx = ctx;
        this.picture = picture;
        this.validators = new Validators(ctx, picture.hash(), picture.modifiedAt());
    }

    void send(SignedAddresses addresses, Optional<String> disposition) {
        if (validators.answerIfKnown(picture.bytes())) {
            return;
        }
        String kept = cacheControl();
        URI address = addresses.sign(picture.key(), picture.format().mediaType(), disposition, kept);
        ctx.header(Header.CACHE_CONTROL, kept);
        ctx.header(Header.LOCATION, address.toString());
        NoBody.answer(ctx, 302);
    }

    /** For the redirect and for the bytes behind it alike, as no later redirect leads to the same address. */
    private String cacheControl() {
        return validators.isVersionInAddress() ? "private, max-age=" + KEPT.toSeconds() : "no-store";
    }
}
