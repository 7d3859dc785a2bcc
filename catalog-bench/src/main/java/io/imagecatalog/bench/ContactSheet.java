package io.imagecatalog.bench;

import io.imagecatalog.image.JvmRenditionEngine;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.Preset;
import io.imagecatalog.model.Size;
import io.imagecatalog.spi.InvalidImageException;
import io.imagecatalog.spi.Rendered;
import io.imagecatalog.spi.RenditionEngine;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/**
 * Renders every picture of a corpus that is to be accepted and lays the renditions out on sheets, one or more a folder, so
 * that a person sees at a glance what no assertion looks for: wrong colours, a picture upside down, fringes, noise.
 *
 * <pre>{@code
 * java -cp catalog-bench/target/benchmarks.jar io.imagecatalog.bench.ContactSheet ../shared/corpus target/contact-sheets
 * }</pre>
 *
 * <p>Exits with 1 if a picture could not be rendered; its cell is red and says why.
 */
final class ContactSheet {
    private static final int CELLS_A_SHEET = 48;
    private static final List<Preset> PRESETS = List.of(Preset.jpeg("sheet", Cell.SIDE));

    private final RenditionEngine engine = new JvmRenditionEngine();
    private final Path target;
    private int failures;

    private ContactSheet(Path target) {
        this.target = target;
    }

    /** Takes the corpus and the folder for the sheets. */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("Usage: ContactSheet CORPUS FOLDER");
            System.exit(2);
        }
        System.setProperty("java.awt.headless", "true");
        ContactSheet sheets = new ContactSheet(Files.createDirectories(Path.of(args[1])));
        sheets.write(new Corpus(Path.of(args[0])).pictures());
        System.exit(sheets.failures == 0 ? 0 : 1);
    }

    private void write(List<CorpusPicture> pictures) throws IOException {
        Map<String, List<CorpusPicture>> folders = pictures.stream()
                .filter(picture -> picture.verdict().equals("accepted"))
                .collect(Collectors.groupingBy(CorpusPicture::folder, TreeMap::new, Collectors.toList()));
        for (Map.Entry<String, List<CorpusPicture>> folder : folders.entrySet()) {
            write(folder.getKey(), folder.getValue());
        }
    }

    private void write(String folder, List<CorpusPicture> pictures) throws IOException {
        for (int from = 0; from < pictures.size(); from += CELLS_A_SHEET) {
            int sheet = from / CELLS_A_SHEET + 1;
            String name = sheet == 1 ? folder : folder + "-" + sheet;
            writeSheet(name, pictures.subList(from, Math.min(pictures.size(), from + CELLS_A_SHEET)));
        }
    }

    private void writeSheet(String name, List<CorpusPicture> pictures) throws IOException {
        List<Cell> cells = new ArrayList<>();
        for (CorpusPicture picture : pictures) {
            cells.add(cell(picture));
        }
        long failed = cells.stream().filter(Cell::failed).count();
        failures += (int) failed;
        Path file = target.resolve(name + ".png");
        ImageIO.write(Sheet.of(cells), "png", file.toFile());
        System.out.printf("%s: %d pictures, %d failed%n", file, cells.size(), failed);
    }

    private Cell cell(CorpusPicture picture) {
        try {
            Content content = picture.content();
            Size size = engine.probe(content).size();
            Rendered rendered = engine.render(content, PRESETS).renditions().get(0);
            return Cell.of(picture.name(), size, read(rendered.content()));
        } catch (InvalidImageException e) {
            return Cell.failed(picture.name(), String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            return Cell.failed(picture.name(), e.toString());
        }
    }

    private static BufferedImage read(Content rendition) throws IOException {
        try (InputStream in = rendition.open()) {
            return Objects.requireNonNull(ImageIO.read(in));
        }
    }
}
