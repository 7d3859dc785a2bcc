package io.imagecatalog.bench;

import io.imagecatalog.bench.CountedDatabase.Counts;
import io.imagecatalog.memory.InMemoryCatalogRepository;
import io.imagecatalog.memory.InMemoryJobQueue;
import io.imagecatalog.model.ColorSpace;
import io.imagecatalog.model.ContentHash;
import io.imagecatalog.model.ImageFormat;
import io.imagecatalog.model.ImageInfo;
import io.imagecatalog.model.NewAsset;
import io.imagecatalog.model.Size;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.JobQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the core has of its own. Its repository looks through everything for most of what it does, so it is for few jobs. */
final class MemoryBackend implements Backend {
    private static final ImageInfo IMAGE = new ImageInfo(ImageFormat.JPEG, new Size(1, 1), 1, ColorSpace.RGB);

    private final CatalogRepository repository = new InMemoryCatalogRepository();
    private final JobQueue queue = new InMemoryJobQueue();
    private long last;

    @Override
    public String title() {
        return "in memory";
    }

    @Override
    public CatalogRepository repository() {
        return repository;
    }

    /** There is no other process, so that all share one. */
    @Override
    public JobQueue openQueue() {
        return new OpenedQueue(queue, () -> {});
    }

    @Override
    public long addJobs(int jobs, int tenants) {
        long first = last + 1;
        Instant now = Clock.systemUTC().instant();
        for (int i = 0; i < jobs; i++) {
            last++;
            StorageKey key = new StorageKey("originals/" + last);
            ContentHash hash = new ContentHash("%064x".formatted(last));
            repository.register(new NewAsset("tenant-" + last % tenants, "a.jpg", hash, key, 1, IMAGE), now);
        }
        keepQuiet(jobs, now);
        return first;
    }

    private void keepQuiet(int jobs, Instant now) {
        List<Long> due = repository.takeDue(now, now.plus(Duration.ofHours(1)), jobs);
        if (due.size() != jobs) {
            throw new IllegalStateException("Some jobs were not due");
        }
    }

    @Override
    public void addBacklog(int jobs, int tenants) {
        long first = addJobs(jobs, tenants);
        for (int i = 0; i < jobs; i++) {
            queue.offer(first + i);
        }
    }

    @Override
    public Counts counts() {
        return new Counts(0, 0);
    }

    @Override
    public void close() {
        queue.close();
    }
}
