package io.imagecatalog.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.Catalog;
import io.imagecatalog.CatalogOptions;
import io.imagecatalog.image.JvmRenditionEngine;
import io.imagecatalog.model.Asset;
import io.imagecatalog.model.Background;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.ImageInfo;
import io.imagecatalog.model.Preset;
import io.imagecatalog.model.Presets;
import io.imagecatalog.model.Size;
import io.imagecatalog.spi.InvalidImageException;
import io.imagecatalog.spi.Rendered;
import io.imagecatalog.spi.RenditionEngine;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;
import net.coobird.thumbnailator.name.Rename;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code docs/migrating-from-thumbnailator.md} shows, and what it says of Thumbnailator. */
class MigrationGuideTest {
    private static final Path CORPUS = Path.of("../../shared/corpus");

    // example:engine
    private static final RenditionEngine ENGINE = new JvmRenditionEngine();
    // example:end

    @TempDir
    private Path folder;

    private Path photo = Path.of("");
    private Path thumb = Path.of("");

    @BeforeEach
    void takePhoto() throws IOException {
        photo = folder.resolve("photo.jpg");
        thumb = folder.resolve("thumb.jpg");
        ImageIO.write(painted(1201, 801, BufferedImage.TYPE_INT_RGB), "jpg", photo.toFile());
    }

    @Test
    void a_file_becomes_a_smaller_file() throws IOException {
        // example:theirs
        Thumbnails.of(photo.toFile()).size(400, 300).outputQuality(0.8).toFile(thumb.toFile());
        // example:end

        assertThat(size(thumb)).isEqualTo(new Size(400, 267));

        // example:alone
        Preset card = Preset.jpeg("card", 400, 300).withQuality(80);
        List<Rendered> made = ENGINE.render(Content.of(photo), List.of(card)).renditions();
        made.get(0).content().copyTo(thumb);
        // example:end

        assertThat(size(thumb)).isEqualTo(new Size(400, 267));
    }

    @Test
    void a_catalog_keeps_it_and_has_it_ready() throws IOException {
        Preset card = Preset.jpeg("card", 400, 300).withQuality(80);

        // example:catalog
        CatalogOptions options = CatalogOptions.standard().withPresets(Presets.of(card));
        try (Catalog catalog = Catalog.builder().options(options).build()) {
            Asset asset = catalog.assets().upload("shop", photo).asset();
            catalog.runPendingJobs();
            catalog.assets().rendition(asset.id(), "card").orElseThrow().copyTo(thumb);
        }
        // example:end

        assertThat(size(thumb)).isEqualTo(new Size(400, 267));
    }

    @Test
    void a_folder_becomes_thumbnails() throws IOException {
        List<Path> photos = List.of(photo);

        // example:their-folder
        Thumbnails.of(photos.stream().map(Path::toFile).toArray(File[]::new))
                .size(100, 100)
                .toFiles(Rename.PREFIX_DOT_THUMBNAIL);
        // example:end

        assertThat(size(folder.resolve("thumbnail.photo.jpg"))).isEqualTo(new Size(100, 67));

        // example:folder
        List<Preset> presets = List.of(Preset.jpeg("thumb", 100), Preset.jpeg("card", 400), Preset.jpeg("zoom", 1200));
        for (Path file : photos) {
            try {
                for (Rendered made : ENGINE.render(Content.of(file), presets).renditions()) {
                    String name = made.preset().name() + "." + file.getFileName();
                    made.content().copyTo(file.resolveSibling(name));
                }
            } catch (InvalidImageException e) {
                System.err.println(file + ": " + e.getMessage());
            }
        }
        // example:end

        assertThat(size(folder.resolve("thumb.photo.jpg"))).isEqualTo(new Size(100, 67));
        assertThat(size(folder.resolve("zoom.photo.jpg"))).isEqualTo(new Size(1200, 800));
    }

    @Test
    void half_the_size_is_a_box_too() throws IOException {
        // example:half
        Size size = ENGINE.probe(Content.of(photo)).size();
        Preset half = Preset.jpeg("half", (size.width() + 1) / 2, (size.height() + 1) / 2);
        // example:end

        Rendered made =
                ENGINE.render(Content.of(photo), List.of(half)).renditions().get(0);
        Thumbnails.of(photo.toFile()).scale(0.5).toFile(thumb.toFile());
        assertThat(made.size()).isEqualTo(size(thumb)).isEqualTo(new Size(601, 401));
    }

    @Test
    void pixels_and_streams_come_from_the_content() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Rendered made = ENGINE.render(Content.of(photo), List.of(Preset.png("screen", 400)))
                .renditions()
                .get(0);

        copy(made, out);

        assertThat(out.toByteArray()).isEqualTo(made.content().readAllBytes());
        assertThat(picture(made).getWidth()).isEqualTo(400);
    }

    // example:stream
    static void copy(Rendered made, OutputStream out) throws IOException {
        try (InputStream bytes = made.content().open()) {
            bytes.transferTo(out);
        }
    }

    static BufferedImage picture(Rendered made) throws IOException {
        try (InputStream bytes = made.content().open()) {
            return ImageIO.read(bytes);
        }
    }
    // example:end

    // example:watermark
    /** Draws a mark on every rendition. */
    static final class MarkingEngine implements RenditionEngine {
        private final RenditionEngine plain;
        private final BufferedImage mark;

        MarkingEngine(RenditionEngine plain, BufferedImage mark) {
            this.plain = plain;
            this.mark = mark;
        }

        @Override
        public String version() {
            return plain.version() + "-marked-1";
        }

        @Override
        public ImageInfo probe(Content image) throws IOException {
            return plain.probe(image);
        }

        @Override
        public Rendering render(Content image, List<Preset> presets) throws IOException {
            List<Preset> lossless = presets.stream()
                    .map(preset -> Preset.png(preset.name(), preset.maxWidth(), preset.maxHeight()))
                    .toList();
            Rendering scaled = plain.render(image, lossless);
            List<Rendered> marked = new ArrayList<>();
            for (int i = 0; i < presets.size(); i++) {
                Content drawn = marked(scaled.renditions().get(i));
                marked.addAll(plain.render(drawn, List.of(presets.get(i))).renditions());
            }
            return new Rendering(marked, scaled.perceptualHash());
        }

        private Content marked(Rendered made) throws IOException {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            Thumbnails.of(picture(made))
                    .scale(1)
                    .watermark(Positions.BOTTOM_RIGHT, mark, 0.5f)
                    .outputFormat("png")
                    .toOutputStream(png);
            return Content.of(png.toByteArray());
        }
    }
    // example:end

    @Test
    void a_mark_is_drawn_by_an_engine_of_ones_own() throws IOException {
        BufferedImage mark = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
        Catalog.Builder host = Catalog.builder();

        // example:marking-catalog
        Catalog catalog = host.engine(new MarkingEngine(ENGINE, mark)).build();
        // example:end

        try (catalog) {
            Path white = folder.resolve("white.png");
            BufferedImage paper = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
            Graphics2D pen = paper.createGraphics();
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, 400, 300);
            pen.dispose();
            ImageIO.write(paper, "png", white.toFile());
            Asset asset = catalog.assets().upload("shop", white).asset();
            catalog.runPendingJobs();
            catalog.assets().rendition(asset.id(), "card").orElseThrow().copyTo(thumb);

            BufferedImage marked = ImageIO.read(thumb.toFile());
            assertThat(new Color(marked.getRGB(390, 290)).getRed()).isBetween(120, 136);
            assertThat(new Color(marked.getRGB(10, 10)).getRed()).isEqualTo(255);
            assertThat(catalog.assets().find(asset.id()).orElseThrow().perceptualHash())
                    .isPresent();
        }
    }

    @Test
    void only_theirs_enlarges() throws IOException {
        Path small = folder.resolve("small.png");
        ImageIO.write(painted(50, 40, BufferedImage.TYPE_INT_RGB), "png", small.toFile());

        Thumbnails.of(small.toFile()).size(100, 100).toFile(thumb.toFile());

        assertThat(size(thumb)).isEqualTo(new Size(100, 80));
        assertThat(ours(small, Preset.jpeg("thumb", 100)).size()).isEqualTo(new Size(50, 40));
    }

    @Test
    void what_is_transparent_shows_the_background() throws IOException {
        Path clear = folder.resolve("clear.png");
        ImageIO.write(new BufferedImage(200, 200, BufferedImage.TYPE_INT_ARGB), "png", clear.toFile());

        Thumbnails.of(clear.toFile()).size(100, 100).toFile(thumb.toFile());
        Preset gray = Preset.jpeg("thumb", 100).withBackground(Background.parse("#808080"));

        assertThat(ImageIO.read(thumb.toFile()).getRGB(50, 50)).isEqualTo(0xff000000);
        assertThat(picture(ours(clear, gray)).getRGB(50, 50)).isEqualTo(0xff808080);
        assertThat(picture(ours(clear, Preset.png("thumb", 100))).getRGB(50, 50))
                .isZero();
    }

    @Test
    void only_theirs_takes_a_file_that_is_cut_off() throws IOException {
        byte[] whole = Files.readAllBytes(photo);
        Path half = Files.write(folder.resolve("half.jpg"), Arrays.copyOf(whole, whole.length / 2));

        Thumbnails.of(half.toFile()).size(100, 100).toFile(thumb.toFile());

        assertThat(size(thumb)).isEqualTo(new Size(100, 67));
        assertThatThrownBy(() -> ours(half, Preset.jpeg("thumb", 100))).isInstanceOf(InvalidImageException.class);
    }

    @Test
    void both_mean_the_same_by_a_quality() throws IOException {
        Thumbnails.of(photo.toFile()).size(100, 100).outputQuality(0.8).toFile(thumb.toFile());
        assertThat(quantizers(ours(photo, Preset.jpeg("thumb", 100).withQuality(80))
                        .content()
                        .readAllBytes()))
                .isEqualTo(quantizers(Files.readAllBytes(thumb)));

        Thumbnails.of(photo.toFile()).size(100, 100).toFile(thumb.toFile());
        assertThat(quantizers(ours(photo, Preset.jpeg("thumb", 100).withQuality(75))
                        .content()
                        .readAllBytes()))
                .isEqualTo(quantizers(Files.readAllBytes(thumb)));
    }

    @Test
    void only_theirs_ends_at_a_file_that_is_no_picture() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jpg"), "no picture");

        assertThatThrownBy(() -> Thumbnails.of(text.toFile(), photo.toFile())
                        .size(100, 100)
                        .toFiles(Rename.PREFIX_DOT_THUMBNAIL))
                .isInstanceOf(IOException.class);
        assertThat(folder.resolve("thumbnail.photo.jpg")).doesNotExist();
        assertThatThrownBy(() -> ours(text, Preset.jpeg("thumb", 100))).isInstanceOf(InvalidImageException.class);
    }

    @ParameterizedTest
    @MethodSource("photos")
    @EnabledIf("isThere")
    void both_give_photographs_the_same_size(CorpusPicture picture) throws IOException {
        Path file = CORPUS.resolve(picture.path());
        BufferedImage theirs = Thumbnails.of(file.toFile()).size(90, 60).asBufferedImage();

        assertThat(ours(file, Preset.jpeg("card", 90, 60)).size())
                .isEqualTo(new Size(theirs.getWidth(), theirs.getHeight()));
    }

    static boolean isThere() {
        return Files.isDirectory(CORPUS);
    }

    static Stream<CorpusPicture> photos() throws IOException {
        return new Corpus(CORPUS)
                .pictures().stream()
                        .filter(picture -> picture.mustBeAccepted()
                                && (picture.folder().equals("photos")
                                        || picture.name().startsWith("exif-")));
    }

    private static Rendered ours(Path file, Preset preset) throws IOException {
        return ENGINE.render(Content.of(file), List.of(preset)).renditions().get(0);
    }

    /** What a JPEG divides its frequencies by, as it says at its beginning; for brightness alone. */
    private static byte[] quantizers(byte[] jpeg) {
        for (int i = 0; i < jpeg.length; i++) {
            if ((jpeg[i] & 0xff) == 0xff && (jpeg[i + 1] & 0xff) == 0xdb) {
                return Arrays.copyOfRange(jpeg, i + 5, i + 5 + 64);
            }
        }
        throw new AssertionError("There are no tables");
    }

    private static Size size(Path file) throws IOException {
        BufferedImage picture = ImageIO.read(file.toFile());
        return new Size(picture.getWidth(), picture.getHeight());
    }

    private static BufferedImage painted(int width, int height, int type) {
        BufferedImage picture = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, 0xff000000 | (x * 255 / width) << 16 | (y * 255 / height) << 8);
            }
        }
        return picture;
    }
}
