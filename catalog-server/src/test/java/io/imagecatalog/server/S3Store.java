package io.imagecatalog.server;

import io.imagecatalog.storage.s3.S3Connection;
import io.imagecatalog.storage.s3.S3Options;
import io.imagecatalog.storage.s3.S3Storage;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** A store that speaks like S3 and checks signatures, in this JVM, with one bucket, for as long as a test class runs. */
final class S3Store implements BeforeAllCallback, AfterAllCallback {
    static final String BUCKET = "pictures";

    private static final String ID = "test-id";
    private static final String SECRET = "test-secret";

    private final BlobStore blobs = new TransientNio2BlobStore();

    @SuppressWarnings("NullAway.Init") // set before all tests
    private S3Proxy proxy;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        proxy.stop();
    }

    /** For whoever stops it himself. */
    S3Store start() throws Exception {
        proxy = S3Proxy.builder()
                .blobStore(blobs)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, ID, SECRET)
                .stopTimeout(0)
                .build();
        proxy.start();
        blobs.createContainer(BUCKET);
        return this;
    }

    void close() throws Exception {
        proxy.stop();
    }

    int port() {
        return proxy.getPort();
    }

    /** What a program needs to be set to keep its files there; the caller's to add to. */
    Map<String, String> settings(String url) {
        return new HashMap<>(Map.of(
                "STORAGE_URL",
                url,
                "S3_ENDPOINT",
                endpoint().toString(),
                "AWS_ACCESS_KEY_ID",
                ID,
                "AWS_SECRET_ACCESS_KEY",
                SECRET));
    }

    /** What is in the bucket, looked at behind the program's back: names and sizes. */
    Map<String, Long> objects() {
        Map<String, Long> objects = new TreeMap<>();
        @Nullable String token = null;
        do {
            ListObjectsV2Response page = blobs.list(ListObjectsV2Request.builder()
                    .bucket(BUCKET)
                    .continuationToken(token)
                    .build());
            page.contents().forEach(object -> objects.put(object.key(), object.size()));
            token = page.nextContinuationToken();
        } while (token != null);
        return objects;
    }

    void lose(String object) {
        blobs.removeBlob(
                DeleteObjectRequest.builder().bucket(BUCKET).key(object).build());
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
        return URI.create("http://127.0.0.1:" + port());
    }
}
