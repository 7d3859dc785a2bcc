package io.imagecatalog.server.runtime;

import io.imagecatalog.model.StorageKey;
import io.imagecatalog.server.http.SignedAddresses;
import io.imagecatalog.server.settings.ServerSettings;
import io.imagecatalog.spi.Storage;
import io.imagecatalog.storage.s3.AnswerHeaders;
import io.imagecatalog.storage.s3.S3Storage;
import java.net.URI;
import java.util.Optional;

/** Signs addresses of the blobs in a bucket. */
record BucketAddresses(S3Storage bucket) implements SignedAddresses {

    /** Empty unless the settings want pictures to be got from the bucket. */
    static Optional<SignedAddresses> of(ServerSettings settings, Storage storage) {
        return settings.retrieveByRedirect() && storage instanceof S3Storage bucket
                ? Optional.of(new BucketAddresses(bucket))
                : Optional.empty();
    }

    @Override
    public URI sign(StorageKey key, String mediaType, Optional<String> disposition, String cacheControl) {
        AnswerHeaders headers = new AnswerHeaders(Optional.of(mediaType), disposition, Optional.of(cacheControl));
        return bucket.presignedGet(key, VALID_FOR, headers);
    }
}
