package io.imagecatalog.storage.s3;

import java.net.URI;
import java.util.UUID;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

/** A server of S3 in this process that checks signatures, for as long as a test class runs. */
final class S3Server implements BeforeAllCallback, AfterAllCallback {
    private static final String ID = "test-id";
    private static final String SECRET = "test-secret";

    @SuppressWarnings("NullAway.Init") // set before all tests
    private S3Proxy proxy;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private S3Client client;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        proxy = S3Proxy.builder()
                .blobStore(new FlatBlobStore(new TransientNio2BlobStore()))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, ID, SECRET)
                .stopTimeout(0)
                .build();
        proxy.start();
        client = new Clients(connection()).client();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        client.close();
        proxy.stop();
    }

    /** For what a test looks at behind the storage's back. */
    S3Client client() {
        return client;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + proxy.getPort());
    }

    S3Connection connection() {
        return S3Connection.standard()
                .withEndpoint(endpoint())
                .withPathStyle(true)
                .withCredentials(credentials(SECRET));
    }

    static AwsCredentialsProvider credentials(String secret) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(ID, secret));
    }

    String newBucket() {
        String bucket = "bucket-" + UUID.randomUUID();
        client.createBucket(request -> request.bucket(bucket));
        return bucket;
    }
}
