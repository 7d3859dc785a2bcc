package io.imagecatalog.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program with its files in a bucket, on a server that checks signatures. */
class S3ProgramTest {
    @SuppressWarnings("NullAway.Init") // set before all tests
    private static S3Store store;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startTheStore() throws Exception {
        store = S3Store.start();
    }

    @AfterAll
    static void stopTheStore() {
        store.close();
    }

    @Test
    void an_upload_becomes_renditions_in_the_bucket_that_are_served_from_there() throws Exception {
        byte[] photo = Pictures.jpeg(1, 400, 300);
        try (ProgramProcess serve = serve("s3://pictures/catalog", S3Store.SECRET)) {
            TestClient client = new TestClient(serve.port());
            long id = client.renderedAsset("shop", photo);

            assertThat(client.get("/retrieve/original/" + id).bytes()).isEqualTo(photo);
            assertThat(Pictures.decoded(client.get("/retrieve/rendition/" + id + "/thumb")
                                    .bytes())
                            .getWidth())
                    .isEqualTo(100);
            assertThat(client.get("/healthz").status()).isEqualTo(200);
            assertThat(store.objects())
                    .containsKey("catalog/renditions/" + id + "_thumb.jpg")
                    .hasSize(4);
            assertThat(serve.terminate().exitCode()).isEqualTo(143);
            assertThat(serve.log()).contains("Catalog has stopped").doesNotContain("Exception", "WARN");
        }
    }

    @Test
    void a_bucket_that_is_not_there_ends_the_start_with_one_line() throws Exception {
        try (ProgramProcess serve = serve("s3://no-such-bucket", S3Store.SECRET)) {
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
        Map<String, String> environment = new HashMap<>(store.environment(url));
        environment.put("AWS_SECRET_ACCESS_KEY", secret);
        String data = folder.resolve("data").toString();
        return ProgramProcess.start(folder, environment, "serve", "--port", "0", "--data", data);
    }
}
