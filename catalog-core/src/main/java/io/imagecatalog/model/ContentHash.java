package io.imagecatalog.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of some bytes, which is what makes two uploads the same picture.
 *
 * @param hex 64 lower-case hex digits
 */
public record ContentHash(String hex) {
    private static final int DIGITS = 64;

    public ContentHash {
        if (hex.length() != DIGITS || !hex.chars().allMatch(ContentHash::isDigit)) {
            throw new IllegalArgumentException("A content hash is 64 lower-case hex digits, not '" + hex + "'");
        }
    }

    /** By hand, as a pattern takes a third of the time in which a row with a hash is read. */
    private static boolean isDigit(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    /** A digest to feed with the bytes; hand it to {@link #of(MessageDigest)} when they are through. */
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The hash of all that was fed to a digest from {@link #newDigest()}, which is reset by this. */
    public static ContentHash of(MessageDigest digest) {
        return new ContentHash(HexFormat.of().formatHex(digest.digest()));
    }

    public static ContentHash of(byte[] bytes) {
        MessageDigest digest = newDigest();
        digest.update(bytes);
        return of(digest);
    }

    /** Reads the content once, in small pieces. */
    public static ContentHash of(Content content) throws IOException {
        MessageDigest digest = newDigest();
        try (InputStream in = new DigestInputStream(content.open(), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return of(digest);
    }

    @Override
    public String toString() {
        return hex;
    }
}
