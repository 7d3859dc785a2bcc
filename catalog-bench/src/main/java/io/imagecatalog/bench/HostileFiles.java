package io.imagecatalog.bench;

import io.imagecatalog.image.JvmRenditionEngine;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.Presets;
import io.imagecatalog.spi.InvalidImageException;
import io.imagecatalog.spi.RenditionEngine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Gives the engine files that are made to hurt it, in a small heap: each is to end as renditions or as an
 * {@link InvalidImageException}, soon and without much memory.
 *
 * <pre>{@code
 * java -Xmx256m -cp catalog-bench/target/benchmarks.jar io.imagecatalog.bench.HostileFiles ../shared/corpus
 * }</pre>
 *
 * <p>Exits with 1 if one ends otherwise, or is rendered though it is to be refused.
 */
final class HostileFiles {
    private static final List<String> FOLDERS = List.of("bombs", "invalid");

    private final RenditionEngine engine = new JvmRenditionEngine();

    private HostileFiles() {}

    /** Takes the corpus. */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("Usage: HostileFiles CORPUS");
            System.exit(2);
        }
        List<HostileOutcome> outcomes = new HostileFiles().tryAll(new Corpus(Path.of(args[0])).pictures());
        System.exit(report(outcomes) ? 0 : 1);
    }

    private List<HostileOutcome> tryAll(List<CorpusPicture> pictures) throws IOException {
        List<HostileOutcome> outcomes = new ArrayList<>();
        for (CorpusPicture picture : pictures) {
            if (FOLDERS.contains(picture.folder())) {
                // The name comes first, so that it is known which file a hang or a crash is due to.
                System.out.printf("%-78s ", picture.path());
                HostileOutcome outcome = tryOne(picture);
                System.out.println(outcome);
                outcomes.add(outcome);
            }
        }
        return outcomes;
    }

    private HostileOutcome tryOne(CorpusPicture picture) {
        long start = System.nanoTime();
        HostileOutcome.Kind kind = HostileOutcome.Kind.BROKEN;
        String detail;
        try {
            Content content = picture.content();
            engine.probe(content);
            engine.render(content, Presets.standard().all());
            kind = HostileOutcome.Kind.ACCEPTED;
            detail = "";
        } catch (InvalidImageException e) {
            kind = HostileOutcome.Kind.REFUSED;
            detail = e.reason() + ": " + e.getMessage();
        } catch (Throwable e) {
            detail = e.toString();
        }
        return new HostileOutcome(picture, kind, detail, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    /** Returns whether all is well. */
    private static boolean report(List<HostileOutcome> outcomes) {
        HostileOutcome slowest = outcomes.stream()
                .max(Comparator.comparingLong(HostileOutcome::millis))
                .orElseThrow(() -> new IllegalStateException("The corpus has no hostile files"));
        long broken = outcomes.stream().filter(HostileOutcome::broken).count();
        long letIn = outcomes.stream().filter(HostileOutcome::wronglyAccepted).count();
        System.out.printf("%nslowest: %s, %d ms%n", slowest.picture().path(), slowest.millis());
        System.out.printf("neither a rendition nor a refusal: %d%n", broken);
        System.out.printf("rendered though it is to be refused: %d%n", letIn);
        System.out.printf("peak of the heap: at most %d MiB of %d%n", peakBytes() >> 20, maxBytes() >> 20);
        return broken == 0 && letIn == 0;
    }

    /** An upper bound: the pools need not have been at their peaks at the same time. */
    private static long peakBytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    private static long maxBytes() {
        return Runtime.getRuntime().maxMemory();
    }
}
