package io.imagecatalog.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The program with its files in a bucket, on a server that checks signatures. */
class S3ProgramTest {
    @RegisterExtension
    static final S3Store STORE = new S3Store();

    @TempDir
    private Path folder;

    @Test
    void an_upload_becomes_renditions_in_the_bucket_that_are_served_from_there() throws Exception {
        byte[] photo = Pictures.jpeg(1, 400, 300);
        try (ProgramProcess serve = serve(STORE.settings("s3://pictures/catalog"))) {
            TestClient client = new TestClient(serve.port());
            long id = client.renderedAsset("shop", photo);

            assertThat(client.get("/retrieve/original/" + id).bytes()).isEqualTo(photo);
            assertThat(Pictures.decoded(client.get("/retrieve/rendition/" + id + "/thumb")
                                    .bytes())
                            .getWidth())
                    .isEqualTo(100);
            assertThat(client.get("/healthz").status()).isEqualTo(200);
            assertThat(STORE.objects())
                    .containsKey("catalog/renditions/" + id + "_thumb.jpg")
                    .hasSize(4);
            assertThat(serve.terminate().exitCode()).isEqualTo(143);
            assertThat(serve.log()).contains("Catalog has stopped").doesNotContain("Exception", "WARN");
        }
    }

    @Test
    void a_bucket_that_is_not_there_ends_the_start_with_one_line() throws Exception {
        try (ProgramProcess serve = serve(STORE.settings("s3://no-such-bucket"))) {
            assertEndsWithOneLine(serve, "s3://no-such-bucket", "there is no such bucket");
        }
    }

    @Test
    void a_wrong_secret_ends_the_start_with_one_line_that_does_not_show_it() throws Exception {
        Map<String, String> settings = STORE.settings("s3://pictures");
        settings.put("AWS_SECRET_ACCESS_KEY", "mistyped");
        try (ProgramProcess serve = serve(settings)) {
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

    private ProgramProcess serve(Map<String, String> settings) throws Exception {
        return ProgramProcess.start(
                folder,
                settings,
                "serve",
                "--port",
                "0",
                "--data",
                folder.resolve("data").toString());
    }
}
