package io.imagecatalog.storage.s3;

import io.imagecatalog.model.Content;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.model.StoredObject;
import io.imagecatalog.spi.Storage;
import io.imagecatalog.spi.StorageException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Keeps each blob in an object of a bucket of S3, or of a store that speaks like it.
 *
 * <p>Atomic and durable as the store is: an object is there when a put has returned, and whole when it is there. Failures of
 * the network and of the store are transient, after the SDK has tried again by itself; a refused password, a missing bucket or
 * permission are not. A put that failed in passing may have taken effect all the same, since an answer may be lost on its way.
 * A process that is killed may leave an upload half done, which no one sees but the store charges for: give the bucket a rule
 * that aborts incomplete uploads.
 *
 * <p>The credentials must be allowed to get, put and delete objects below the prefix, to abort uploads, and to list the
 * bucket: without the last, S3 says of a blob that is not there that access is denied. Where the bucket keeps versions, what is
 * deleted is kept by the store.
 *
 * <p>Thread-safe.
 */
public final class S3Storage implements Storage {
    private static final Duration LONGEST_SIGNATURE = Duration.ofDays(7);

    private final S3Client client;
    private final S3Presigner presigner;
    private final S3Options options;
    private final ObjectNames names;
    private final Runnable onClose;

    /** A storage that speaks through a client of the caller's, who closes both that and the presigner after it. */
    public S3Storage(S3Client client, S3Presigner presigner, S3Options options) {
        this(client, presigner, options, () -> {});
    }

    private S3Storage(S3Client client, S3Presigner presigner, S3Options options, Runnable onClose) {
        this.client = client;
        this.presigner = presigner;
        this.options = options;
        this.names = new ObjectNames(options.prefix());
        this.onClose = onClose;
    }

    /**
     * A storage with a client of its own, which closing it closes. Nothing is sent yet; {@link #check} tells whether the bucket
     * can be used.
     *
     * @throws StorageException if the settings of the SDK can't be read, or none names a region
     */
    public static S3Storage connect(S3Connection connection, S3Options options) {
        return attempt("connect", () -> {
            Clients clients = new Clients(connection);
            S3Client client = clients.client();
            S3Presigner presigner = clients.presigner();
            return new S3Storage(client, presigner, options, () -> {
                presigner.close();
                client.close();
            });
        });
    }

    /**
     * Stores bytes as the port says. A blob above the threshold is uploaded part by part, straight from its stream. The media
     * type is kept, for those who get the blob by {@link #presignedGet}.
     *
     * @throws StorageException also if the content is not as long as it says, in which case nothing is stored
     */
    @Override
    public StoredObject put(StorageKey key, Content content, String mediaType) {
        return attempt("store " + key, () -> {
            Put put = new Put(client, options, names.of(key), content, mediaType);
            return new StoredObject(key, content.length(), put.run());
        });
    }

    @Override
    public Optional<Content> open(StorageKey key) {
        return stat(key).map(blob -> new BlobContent(client, getting(names.of(key)), blob.length()));
    }

    @Override
    public Optional<StoredObject> stat(StorageKey key) {
        return attempt("look at " + key, () -> head(names.of(key)))
                .map(head -> new StoredObject(
                        key, head.contentLength(), head.lastModified().truncatedTo(ChronoUnit.SECONDS)));
    }

    /**
     * Deletes a blob. S3 does not say whether there was one, so that is asked first: of two who delete one blob at once, both
     * may hear that there was one. Where there was none, nothing is deleted, even if one is put meanwhile.
     */
    @Override
    public boolean delete(StorageKey key) {
        return attempt("delete " + key, () -> {
            boolean isThere = head(names.of(key)).isPresent();
            if (isThere) {
                delete(names.of(key));
            }
            return isThere;
        });
    }

    @Override
    public List<StoredObject> list(String prefix, @Nullable StorageKey after, int limit) {
        return attempt("list blobs", () -> new S3Listing(client, options, names, limit).page(prefix, after));
    }

    /** Puts, reads and deletes a byte under a name that no key can have. */
    @Override
    public void check() {
        String probe = names.of(".check/" + UUID.randomUUID());
        attempt("put and read a blob", () -> {
            new Put(client, options, probe, Content.of(new byte[1]), "application/octet-stream").run();
            try {
                return client.getObjectAsBytes(getting(probe));
            } finally {
                delete(probe);
            }
        });
    }

    /** See {@link #presignedGet(StorageKey, Duration, AnswerHeaders)}; the store says of the blob what it will. */
    public URI presignedGet(StorageKey key, Duration validFor) {
        return presignedGet(key, validFor, AnswerHeaders.none());
    }

    /**
     * An address from which anybody can get a blob for a while, with nothing else needed; it answers to {@code GET} alone.
     * Nothing is sent to the store, so there may be no such blob.
     *
     * @param validFor from a second to 7 days; credentials that expire earlier end it earlier
     * @param headers signed with the rest, so that nobody can change them
     */
    public URI presignedGet(StorageKey key, Duration validFor, AnswerHeaders headers) {
        if (validFor.compareTo(Duration.ofSeconds(1)) < 0 || validFor.compareTo(LONGEST_SIGNATURE) > 0) {
            throw new IllegalArgumentException("An address is valid for 1 second to 7 days, not " + validFor);
        }
        return attempt("sign an address of " + key, () -> {
            GetObjectRequest get = headers.of(getting(names.of(key)));
            return URI.create(presigner
                    .presignGetObject(
                            request -> request.signatureDuration(validFor).getObjectRequest(get))
                    .url()
                    .toString());
        });
    }

    @Override
    public void close() {
        onClose.run();
    }

    /** The answer to this request has no body, so a lost bucket looks like a missing object and has to be asked for. */
    private Optional<HeadObjectResponse> head(String object) {
        try {
            return Optional.of(client.headObject(
                    request -> request.bucket(options.bucket()).key(object)));
        } catch (S3Exception e) {
            if (e.statusCode() != 404) {
                throw e;
            }
            client.headBucket(request -> request.bucket(options.bucket()));
            return Optional.empty();
        }
    }

    private void delete(String object) {
        client.deleteObject(request -> request.bucket(options.bucket()).key(object));
    }

    private GetObjectRequest getting(String object) {
        return GetObjectRequest.builder().bucket(options.bucket()).key(object).build();
    }

    private static <T> T attempt(String what, Supplier<T> request) {
        try {
            return request.get();
        } catch (SdkException | UncheckedIOException | ContentException e) {
            throw Failure.of(what, e);
        }
    }
}
