package io.imagecatalog.server.http;

import io.imagecatalog.model.StorageKey;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Makes addresses from which the storage itself hands out a blob, to whoever has one and for a while. */
@FunctionalInterface
public interface SignedAddresses {
    /** How long an address leads to its blob, if the credentials it is signed with last as long. */
    Duration VALID_FOR = Duration.ofMinutes(10);

    /**
     * An address of a blob; whether there is one is not looked at. The rest is what the storage's answer is to say of it.
     *
     * @throws io.imagecatalog.spi.StorageException if the storage's credentials can't be had
     */
    URI sign(StorageKey key, String mediaType, Optional<String> disposition, String cacheControl);
}
