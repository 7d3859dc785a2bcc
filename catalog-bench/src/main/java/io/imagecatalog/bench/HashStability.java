package io.imagecatalog.bench;

import dev.brachtendorf.jimagehash.hashAlgorithms.PerceptiveHash;
import io.imagecatalog.image.JvmPictureHasher;
import io.imagecatalog.image.JvmRenditionEngine;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.Preset;
import io.imagecatalog.spi.Rendered;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Whether hashes hold what they are for: how many bits change between a photograph and its smaller, coarser versions, by the
 * catalog's perceptual hash and by that of JImageHash. What a hasher saves by not looking at most pixels it loses here.
 *
 * <pre>{@code
 * java -cp catalog-bench/target/benchmarks.jar io.imagecatalog.bench.HashStability ../shared/corpus
 * }</pre>
 */
final class HashStability {
    private static final int BITS = 64;
    private static final List<Preset> VERSIONS = List.of(
            Preset.jpeg("half", 1000).withQuality(40),
            Preset.jpeg("card", 400),
            Preset.jpeg("thumb", 100),
            Preset.jpeg("coarse", 400).withQuality(10));

    private final JvmRenditionEngine engine = new JvmRenditionEngine();
    private final JvmPictureHasher catalog = new JvmPictureHasher(engine);
    private final PerceptiveHash jimagehash = new PerceptiveHash(BITS);

    private HashStability() {}

    /** Takes the corpus. */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("Usage: HashStability CORPUS");
            System.exit(2);
        }
        new HashStability().report(new Corpus(Path.of(args[0])));
    }

    private void report(Corpus corpus) throws IOException {
        List<Integer> ours = new ArrayList<>();
        List<Integer> theirs = new ArrayList<>();
        for (CorpusPicture picture : corpus.pictures()) {
            if (picture.folder().equals("photos") && picture.mustBeAccepted()) {
                // Both get the upright picture in sRGB, so that only the hashing differs.
                Content photo = rendered(picture.content(), List.of(Preset.png("whole", 65_000)))
                        .get(0);
                for (Content version : rendered(photo, VERSIONS)) {
                    ours.add(catalog.hash(photo)
                            .perceptual()
                            .distance(catalog.hash(version).perceptual()));
                    theirs.add(jimagehash.hash(decoded(photo)).hammingDistance(jimagehash.hash(decoded(version))));
                }
            }
        }
        System.out.printf("%-12s %6s %6s %6s %6s  within 10%n", "bits of 64", "median", "90 %", "99 %", "most");
        print("catalog", ours);
        print("JImageHash", theirs);
    }

    private List<Content> rendered(Content photo, List<Preset> presets) throws IOException {
        return engine.render(photo, presets).renditions().stream()
                .map(Rendered::content)
                .toList();
    }

    private static BufferedImage decoded(Content content) throws IOException {
        try (InputStream in = content.open()) {
            return ImageIO.read(in);
        }
    }

    private static void print(String name, List<Integer> distances) {
        int[] sorted = distances.stream().mapToInt(Integer::intValue).sorted().toArray();
        long near = Arrays.stream(sorted).filter(distance -> distance <= 10).count();
        System.out.printf(
                "%-12s %6d %6d %6d %6d  %d of %d%n",
                name,
                sorted[sorted.length / 2],
                sorted[sorted.length * 90 / 100],
                sorted[sorted.length * 99 / 100],
                sorted[sorted.length - 1],
                near,
                sorted.length);
    }
}
