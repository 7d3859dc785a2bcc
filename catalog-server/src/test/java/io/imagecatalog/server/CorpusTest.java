package io.imagecatalog.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every picture of the corpus beside the project, good, odd and hostile, over HTTP. */
@EnabledIf("isThere")
class CorpusTest {
    @RegisterExtension
    static final TestServer SERVER = TestServer.with();

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void each_file_is_answered_as_the_manifest_says(CorpusFile file) throws IOException {
        Answer answer = SERVER.upload("corpus", file.name(), file.bytes());

        assertThat(answer.status()).as(answer.text()).isIn(file.allowedStatuses());
        if (answer.status() == 200) {
            rendered(file, answer.json().get("asset_id").asLong());
        } else {
            answer.problem(answer.status());
        }
        assertThat(SERVER.spooled()).isEmpty();
        assertThat(SERVER.get("/healthz").status()).isEqualTo(200);
    }

    private static void rendered(CorpusFile file, long id) {
        if (file.isSound()) {
            SERVER.awaitJob(id, "completed");
        } else {
            SERVER.awaitJob(id, "completed", "failed");
        }
        JsonNode asset = SERVER.get("/retrieve/asset/" + id).json();
        if (asset.get("job").get("status").asText().equals("completed")) {
            assertThat(asset.get("renditions")).hasSize(3);
        }
        if (file.isSound()) {
            assertThat(asset.get("width").asText() + "x" + asset.get("height").asText())
                    .isEqualTo(file.displaySize());
        }
    }

    static Stream<CorpusFile> files() throws IOException {
        Path corpus = corpus().orElseThrow();
        return Files.readAllLines(corpus.resolve("MANIFEST.tsv")).stream()
                .skip(1)
                .map(row -> CorpusFile.of(corpus, row));
    }

    static boolean isThere() {
        return corpus().isPresent();
    }

    /** In a folder {@code shared} beside one of the folders that this one lies in. */
    private static Optional<Path> corpus() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolveSibling("shared").resolve("corpus"))
                .filter(corpus -> Files.isRegularFile(corpus.resolve("MANIFEST.tsv")))
                .findFirst();
    }

    /** A row of the manifest. */
    record CorpusFile(Path path, String expected, String displaySize) {

        static CorpusFile of(Path corpus, String row) {
            String[] columns = row.split("\t", -1);
            return new CorpusFile(corpus.resolve(columns[0]), columns[8], columns[9] + "x" + columns[10]);
        }

        String name() {
            return String.valueOf(path.getFileName());
        }

        byte[] bytes() throws IOException {
            return Files.readAllBytes(path);
        }

        /** Whether there is no doubt that it is a picture to be accepted. */
        boolean isSound() {
            return expected.startsWith("accepted") && !expected.contains("or rejected");
        }

        List<Integer> allowedStatuses() {
            if (isSound()) {
                return List.of(200);
            }
            return expected.startsWith("rejected") || expected.startsWith("unsupported")
                    ? List.of(400, 413)
                    : List.of(200, 400, 413);
        }

        @Override
        public String toString() {
            return path.subpath(path.getNameCount() - 2, path.getNameCount()).toString();
        }
    }
}
