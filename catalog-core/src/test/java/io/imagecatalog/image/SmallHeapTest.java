package io.imagecatalog.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.model.Content;
import io.imagecatalog.model.Limits;
import io.imagecatalog.model.Preset;
import io.imagecatalog.model.Presets;
import io.imagecatalog.spi.InvalidImageException;
import io.imagecatalog.spi.RenditionEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallHeapTest {
    private static final String MARK = "not as it should: ";

    @Test
    void every_hostile_file_ends_in_a_refusal_or_a_rendition_in_a_heap_of_256_megabytes() throws IOException {
        Corpus.required();
        List<String> printed = ChildJvm.run(
                List.of("-Xmx256m", "-Djava.awt.headless=true", "-XX:+ExitOnOutOfMemoryError"), HostileFiles.class);
        assertThat(printed).contains("done").noneMatch(line -> line.startsWith(MARK));
    }

    @Test
    void a_jpeg_is_rendered_in_a_heap_that_has_no_room_for_its_planes(@TempDir Path folder) throws IOException {
        Path picture = folder.resolve("picture.jpg");
        Files.write(picture, TestPictures.encode(TestPictures.waves(4000, 4000), "jpg"));

        List<String> printed = ChildJvm.run(
                List.of("-Xmx20m", "-XX:+UseSerialGC", "-Djava.awt.headless=true"),
                SmallRendition.class,
                picture.toString());

        assertThat(printed).contains("100x100");
    }

    /** Makes a thumb of a picture. */
    static final class SmallRendition {
        public static void main(String[] arguments) throws IOException {
            JvmRenditionEngine engine = new JvmRenditionEngine(Limits.standard(), 64L << 20);
            RenditionEngine.Rendering rendering =
                    engine.render(Content.of(Path.of(arguments[0])), List.of(Preset.jpeg("thumb", 100)));
            System.out.println(rendering.renditions().get(0).size());
        }
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
