package io.imagecatalog.server.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** How far an import is. What there is in all is counted while it runs, and until then there is no time left. */
final class ImportProgress {
    private static final double MEGABYTE = 1e6;

    private final Progress progress;
    private final Pace pace = new Pace(System.nanoTime());
    private volatile boolean ended;
    private volatile long allFiles = -1;
    private volatile long allBytes;

    ImportProgress(Progress progress) {
        this.progress = progress;
    }

    void count(FileWalk walk, List<Path> roots, BooleanSupplier over) {
        Thread counting = new Thread(() -> count(new Counter(over), walk, roots), "import-count");
        counting.setDaemon(true);
        counting.start();
    }

    void show(Supplier<ImportTally.Sum> sum) {
        progress.show(nanos -> line(sum.get(), nanos));
    }

    void end() {
        ended = true;
        progress.clear();
    }

    private void count(Counter counter, FileWalk walk, List<Path> roots) {
        if (roots.stream().allMatch(root -> walk.walk(root, counter))) {
            allBytes = counter.bytes;
            allFiles = counter.files;
        }
    }

    private String line(ImportTally.Sum sum, long nanos) {
        pace.at(nanos, sum.files(), sum.bytes());
        boolean counted = allFiles >= 0;
        return (counted ? pace.bar(allBytes) + " " : "")
                + String.format(Locale.ROOT, "%,d", sum.files())
                + (counted ? String.format(Locale.ROOT, " of %,d", allFiles) : " files")
                + String.format(
                        Locale.ROOT, ", %,.1f/s, %,.1f MB/s", pace.countPerSecond(), pace.workPerSecond() / MEGABYTE)
                + (counted ? pace.left(allBytes) : "")
                + (sum.failed() == 0 ? "" : String.format(Locale.ROOT, ", %,d failed", sum.failed()));
    }

    private final class Counter implements FileWalk.Visitor {
        private final BooleanSupplier over;
        private long files;
        private long bytes;

        Counter(BooleanSupplier over) {
            this.over = over;
        }

        @Override
        public boolean file(Path file, long size) {
            files++;
            bytes += size;
            return !ended && !over.getAsBoolean();
        }

        @Override
        public void unreadable(Path path, IOException reason) {}
    }
}
