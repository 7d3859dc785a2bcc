package io.imagecatalog.server;

import io.imagecatalog.storage.s3.S3Connection;
import io.imagecatalog.storage.s3.S3Options;
import io.imagecatalog.storage.s3.S3Storage;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** A store that speaks like S3 and checks signatures, in this JVM, with one bucket. */
final class S3Store implements AutoCloseable {
    static final String BUCKET = "pictures";
    static final String SECRET = "test-secret";

    private static final String ID = "test-id";

    private final BlobStore store;
    private final S3Proxy proxy;

    private S3Store(BlobStore store, S3Proxy proxy) {
        this.store = store;
        this.proxy = proxy;
    }

    static S3Store start() throws Exception {
        BlobStore store = new TransientNio2BlobStore();
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(store)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, ID, SECRET)
                .stopTimeout(0)
                .build();
        proxy.start();
        store.createContainer(BUCKET);
        return new S3Store(store, proxy);
    }

    /** What the program needs to be told to keep its files there. */
    Map<String, String> environment(String url) {
        return Map.of(
                "STORAGE_URL",
                url,
                "S3_ENDPOINT",
                endpoint().toString(),
                "AWS_ACCESS_KEY_ID",
                ID,
                "AWS_SECRET_ACCESS_KEY",
                SECRET);
    }

    /** What is in the bucket, looked at behind the program's back: names and sizes. */
    Map<String, Long> objects() {
        Map<String, Long> objects = new TreeMap<>();
        @Nullable String token = null;
        do {
            ListObjectsV2Response page = store.list(ListObjectsV2Request.builder()
                    .bucket(BUCKET)
                    .continuationToken(token)
                    .build());
            page.contents().forEach(object -> objects.put(object.key(), object.size()));
            token = page.nextContinuationToken();
        } while (token != null);
        return objects;
    }

    /** A part of the bucket, as the program has it; to be closed. */
    S3Storage storage(String prefix) {
        S3Connection connection = S3Connection.standard()
                .withEndpoint(endpoint())
                .withPathStyle(true)
                .withCredentials(StaticCredentialsProvider.create(AwsBasicCredentials.create(ID, SECRET)));
        return S3Storage.connect(connection, S3Options.of(BUCKET).withPrefix(prefix));
    }

    private URI endpoint() {
        return URI.create("http://127.0.0.1:" + proxy.getPort());
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The store does not stop", e);
        }
    }
}
