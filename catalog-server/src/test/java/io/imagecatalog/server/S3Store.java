package io.imagecatalog.server;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A store with a bucket that checks signatures, for as long as a test class runs. */
final class S3Store implements BeforeAllCallback, AfterAllCallback {
    static final String BUCKET = "pictures";

    private static final String ID = "test-id";
    private static final String SECRET = "test-secret";

    private final BlobStore blobs = new TransientNio2BlobStore();

    @SuppressWarnings("NullAway.Init") // set before all tests
    private S3Proxy proxy;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        proxy = S3Proxy.builder()
                .blobStore(blobs)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, ID, SECRET)
                .stopTimeout(0)
                .build();
        proxy.start();
        blobs.createContainer(BUCKET);
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        proxy.stop();
    }

    int port() {
        return proxy.getPort();
    }

    /** What a program needs to be set to use it; the caller's to add to. */
    Map<String, String> settings(String url) {
        return new HashMap<>(Map.of(
                "STORAGE_URL", url,
                "S3_ENDPOINT", "http://127.0.0.1:" + port(),
                "AWS_ACCESS_KEY_ID", ID,
                "AWS_SECRET_ACCESS_KEY", SECRET));
    }

    List<String> objects() {
        return blobs.list(BUCKET).contents().stream().map(S3Object::key).toList();
    }

    void lose(String object) {
        blobs.removeBlob(
                DeleteObjectRequest.builder().bucket(BUCKET).key(object).build());
    }
}
