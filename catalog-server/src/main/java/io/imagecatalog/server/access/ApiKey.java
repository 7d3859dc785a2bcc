package io.imagecatalog.server.access;

import io.imagecatalog.model.ContentHash;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** A key as its owner keeps it. It is a secret: only its hash is to be stored. */
public record ApiKey(String text) {
    /** By which programs that look for secrets in sources and logs can tell it. */
    private static final String PREFIX = "ick_";

    private static final int BYTES = 32;

    /** A new one, of 256 random bits. */
    public static ApiKey random(SecureRandom random) {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return new ApiKey(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** The SHA-256 of its UTF-8, in lower-case hex. That tells nothing of a key that nobody can guess. */
    public String hash() {
        return ContentHash.of(text.getBytes(StandardCharsets.UTF_8)).hex();
    }

    @Override
    public String toString() {
        return PREFIX + "...";
    }
}
