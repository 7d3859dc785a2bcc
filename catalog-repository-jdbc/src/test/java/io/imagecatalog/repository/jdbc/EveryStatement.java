package io.imagecatalog.repository.jdbc;

import io.imagecatalog.model.ColorSpace;
import io.imagecatalog.model.ContentHash;
import io.imagecatalog.model.ImageFormat;
import io.imagecatalog.model.ImageInfo;
import io.imagecatalog.model.JobLease;
import io.imagecatalog.model.NewAsset;
import io.imagecatalog.model.NewRendition;
import io.imagecatalog.model.PerceptualHash;
import io.imagecatalog.model.Size;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.model.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Has a repository run every statement that it has but the sums over all tenants and all poison jobs, on tables that have 5000 assets with a rendition, a job and a poison job.
 */
record EveryStatement(JdbcCatalogRepository repository) {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    void run() {
        NewAsset asset = asset();
        repository.register(asset, NOW);
        long job = repository.latestJob(5001).orElseThrow().id();
        NewRendition thumb = new NewRendition(
                "thumb",
                new StorageKey("renditions/1"),
                ImageFormat.JPEG,
                new Size(1, 1),
                1,
                85,
                Optional.empty(),
                "f",
                asset.hash());
        repository.takeDue(NOW, NOW.plusSeconds(60), 10);
        repository.release(lease(job), NOW);
        repository.retry(lease(job), "oops", NOW);
        JobLease lease = lease(job);
        repository.renew(lease, NOW.plusSeconds(60));
        repository.complete(lease, List.of(thumb), Optional.of(new PerceptualHash("p", 1)), NOW);
        JobLease again = lease(repository.reopen(5001, NOW).orElseThrow().id());
        repository.complete(again, List.of(thumb), Optional.of(new PerceptualHash("p", 2)), NOW);
        repository.similar(new Tenant(1, "tenant-1"), new PerceptualHash("p", 1), 10, 10);
        repository.bury(lease(repository.reopen(5001, NOW).orElseThrow().id()), "broken", NOW);
        repository.poisoned(0, 10);
        repository.redrive(5001, NOW);
        repository.find(1);
        repository.renditions(1);
        repository.findJob(job);
        repository.usage("tenant-1");
        repository.usage(0, 10);
        repository.countUsage(1);
        repository.recount(1);
        repository.assets(4000, 10);
        repository.newest("tenant-1", 4000, 10);
        repository.countRenditions(NOW);
        repository.delete(5001, NOW);
        repository.purgeCandidates(NOW, 0, 10);
        repository.deletedAssets(NOW, 0, 10);
        repository.deleteRendition(5001);
        repository.forget(5001);
        repository.named(List.of(asset.original(), thumb.key()));
        repository.check();
    }

    private JobLease lease(long job) {
        return repository.claim(job, NOW, NOW.plusSeconds(60)).orElseThrow();
    }

    private static NewAsset asset() {
        return new NewAsset(
                "tenant-1",
                "a.jpg",
                ContentHash.of(new byte[1]),
                new StorageKey("originals/1"),
                1,
                new ImageInfo(ImageFormat.JPEG, new Size(1, 1), 1, ColorSpace.RGB));
    }
}
