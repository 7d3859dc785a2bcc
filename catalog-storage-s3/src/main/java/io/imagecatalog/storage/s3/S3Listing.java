package io.imagecatalog.storage.s3;

import io.imagecatalog.model.StorageKey;
import io.imagecatalog.model.StoredObject;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Collects one page of blobs from as many of the store's pages as it takes: those end earlier, at a thousand objects or
 * wherever the store likes, and hold what is not ours too. Stores order by bytes, which for ASCII is the order of keys.
 */
final class S3Listing {
    private static final int STORES_LIMIT = 1000;

    private final S3Client client;
    private final S3Options options;
    private final ObjectNames names;
    private final int limit;
    private final List<StoredObject> page = new ArrayList<>();

    S3Listing(S3Client client, S3Options options, ObjectNames names, int limit) {
        this.client = client;
        this.options = options;
        this.names = names;
        this.limit = limit;
    }

    List<StoredObject> page(String prefix, @Nullable StorageKey after) {
        ListObjectsV2Request request = first(prefix, after);
        while (page.size() < limit) {
            ListObjectsV2Response answer = client.listObjectsV2(request);
            answer.contents().forEach(this::add);
            if (!Boolean.TRUE.equals(answer.isTruncated())) {
                break;
            }
            String next = answer.nextContinuationToken();
            request = request.toBuilder().continuationToken(next).build();
        }
        return page;
    }

    private ListObjectsV2Request first(String prefix, @Nullable StorageKey after) {
        ListObjectsV2Request.Builder request = ListObjectsV2Request.builder()
                .bucket(options.bucket())
                .prefix(names.of(prefix))
                .maxKeys(Math.min(limit, STORES_LIMIT));
        if (after != null) {
            request.startAfter(names.of(after));
        }
        return request.build();
    }

    /** Times are whole seconds where a single object is asked for, so they are here as well. */
    private void add(S3Object object) {
        names.key(object.key())
                .filter(key -> page.size() < limit)
                .map(key -> new StoredObject(
                        key, object.size(), object.lastModified().truncatedTo(ChronoUnit.SECONDS)))
                .ifPresent(page::add);
    }
}
