package io.imagecatalog.storage.s3;

import io.imagecatalog.model.StorageKey;
import java.util.regex.Pattern;

/**
 * Where in a store the blobs are, and how they get there.
 *
 * @param bucket has to be there already
 * @param prefix what the names of all objects start with, before a {@code /}: of the form of a {@link StorageKey}, or empty
 * @param multipartThreshold how many bytes a blob may have to be put by one request
 * @param partSize of larger blobs, in bytes; Amazon takes no less than 5 MiB. A blob that would have more than 10,000 parts
 *     gets larger ones.
 */
public record S3Options(String bucket, String prefix, long multipartThreshold, long partSize) {
    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]");
    private static final long DEFAULT_THRESHOLD = 16L << 20;
    private static final long DEFAULT_PART_SIZE = 8L << 20;

    public S3Options {
        if (!BUCKET.matcher(bucket).matches()) {
            throw new IllegalArgumentException(
                    "A bucket's name is 3 to 63 letters, digits, '.', '_' and '-', not '" + bucket + "'");
        }
        if (!isPrefix(prefix)) {
            throw new IllegalArgumentException(
                    "A prefix is empty or of the form of a storage key, not '" + prefix + "'");
        }
        if (multipartThreshold < 1 || partSize < 1) {
            throw new IllegalArgumentException(
                    "The multipart threshold and the size of a part are at least 1 byte, not " + multipartThreshold
                            + " and " + partSize);
        }
    }

    /** No prefix; parts of 8 MiB for what is larger than 16 MiB. */
    public static S3Options of(String bucket) {
        return new S3Options(bucket, "", DEFAULT_THRESHOLD, DEFAULT_PART_SIZE);
    }

    public S3Options withPrefix(String changed) {
        return new S3Options(bucket, changed, multipartThreshold, partSize);
    }

    public S3Options withMultipart(long threshold, long changedPartSize) {
        return new S3Options(bucket, prefix, threshold, changedPartSize);
    }

    private static boolean isPrefix(String prefix) {
        try {
            return prefix.isEmpty() || !new StorageKey(prefix).value().isEmpty();
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
