package io.imagecatalog.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.model.Content;
import io.imagecatalog.model.Presets;
import io.imagecatalog.spi.InvalidImageException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmallHeapTest {
    private static final String MARK = "not as it should: ";

    @Test
    void every_hostile_file_ends_in_a_refusal_or_a_rendition_in_a_heap_of_256_megabytes() throws IOException {
        Corpus.required();
        List<String> printed = ChildJvm.run(
                List.of("-Xmx256m", "-Djava.awt.headless=true", "-XX:+ExitOnOutOfMemoryError"), HostileFiles.class);
        assertThat(printed).contains("done").noneMatch(line -> line.startsWith(MARK));
    }

    /** Prints each file that ends otherwise. */
    static final class HostileFiles {
        public static void main(String[] arguments) throws IOException {
            Corpus corpus = Corpus.required();
            JvmRenditionEngine engine = new JvmRenditionEngine();
            for (Corpus.Row row : corpus.table("MANIFEST.tsv")) {
                String path = row.get("path");
                if (path.startsWith("bombs/") || path.startsWith("invalid/")) {
                    judge(engine, corpus.content(path), path, row.get("expected"));
                }
            }
            System.out.println("done");
        }

        private static void judge(JvmRenditionEngine engine, Content content, String path, String expected)
                throws IOException {
            try {
                engine.render(content, Presets.standard().all());
                if (expected.startsWith("rejected") || expected.startsWith("unsupported")) {
                    System.out.println(MARK + path + " was rendered");
                }
            } catch (InvalidImageException e) {
                if (expected.startsWith("accepted") && !expected.contains("rejected")) {
                    System.out.println(MARK + path + " was refused: " + e.getMessage());
                }
            } catch (RuntimeException | Error e) {
                System.out.println(MARK + path + ": " + e);
            }
        }
    }
}
