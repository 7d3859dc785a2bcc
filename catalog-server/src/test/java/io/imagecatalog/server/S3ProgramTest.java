package io.imagecatalog.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The program with its files in a bucket, on a server that checks signatures. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3ProgramTest {
    private static final String SECRET = "test-secret";

    private final BlobStore store = new TransientNio2BlobStore();

    @SuppressWarnings("NullAway.Init") // set before all tests
    private S3Proxy proxy;

    @TempDir
    private Path folder;

    @BeforeAll
    void startTheStore() throws Exception {
        proxy = S3Proxy.builder()
                .blobStore(store)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, "test-id", SECRET)
                .stopTimeout(0)
                .build();
        proxy.start();
        store.createContainer("pictures");
    }

    @AfterAll
    void stopTheStore() throws Exception {
        proxy.stop();
    }

    @Test
    void an_upload_becomes_renditions_in_the_bucket_that_are_served_from_there() throws Exception {
        byte[] photo = Pictures.jpeg(1, 400, 300);
        try (ProgramProcess serve = serve("s3://pictures/catalog", SECRET)) {
            TestClient client = new TestClient(serve.port());
            long id = client.renderedAsset("shop", photo);

            assertThat(client.get("/retrieve/original/" + id).bytes()).isEqualTo(photo);
            assertThat(Pictures.decoded(client.get("/retrieve/rendition/" + id + "/thumb")
                                    .bytes())
                            .getWidth())
                    .isEqualTo(100);
            assertThat(client.get("/healthz").status()).isEqualTo(200);
            assertThat(objects())
                    .contains("catalog/renditions/" + id + "_thumb.jpg")
                    .hasSize(4);
            assertThat(serve.terminate().exitCode()).isEqualTo(143);
            assertThat(serve.log()).contains("Catalog has stopped").doesNotContain("Exception", "WARN");
        }
    }

    @Test
    void a_bucket_that_is_not_there_ends_the_start_with_one_line() throws Exception {
        try (ProgramProcess serve = serve("s3://no-such-bucket", SECRET)) {
            assertEndsWithOneLine(serve, "s3://no-such-bucket", "there is no such bucket");
        }
    }

    @Test
    void a_wrong_secret_ends_the_start_with_one_line_that_does_not_show_it() throws Exception {
        try (ProgramProcess serve = serve("s3://pictures", "mistyped")) {
            assertEndsWithOneLine(serve, "s3://pictures", "access was denied");
            assertThat(serve.log()).doesNotContain("mistyped");
        }
    }

    private static void assertEndsWithOneLine(ProgramProcess serve, String url, String reason) throws Exception {
        assertThat(serve.exitCode()).isEqualTo(1);
        assertThat(serve.log())
                .startsWith("catalog: The storage " + url
                        + " can't be used. The S3 storage could not put and read a blob: " + reason)
                .hasLineCount(1);
    }

    private ProgramProcess serve(String url, String secret) throws Exception {
        Map<String, String> environment = new HashMap<>();
        environment.put("STORAGE_URL", url);
        environment.put("S3_ENDPOINT", "http://127.0.0.1:" + proxy.getPort());
        environment.put("AWS_ACCESS_KEY_ID", "test-id");
        environment.put("AWS_SECRET_ACCESS_KEY", secret);
        return ProgramProcess.start(
                folder,
                environment,
                "serve",
                "--port",
                "0",
                "--data",
                folder.resolve("data").toString());
    }

    private List<String> objects() {
        return store.list("pictures").contents().stream().map(S3Object::key).toList();
    }
}
