package io.imagecatalog.bench;

import io.imagecatalog.model.ColorSpace;
import io.imagecatalog.model.ContentHash;
import io.imagecatalog.model.ImageFormat;
import io.imagecatalog.model.ImageInfo;
import io.imagecatalog.model.JobLease;
import io.imagecatalog.model.NewAsset;
import io.imagecatalog.model.NewRendition;
import io.imagecatalog.model.PerceptualHash;
import io.imagecatalog.model.PoisonJob;
import io.imagecatalog.model.Size;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.model.Tenant;
import io.imagecatalog.model.UploadResult;
import io.imagecatalog.spi.CatalogRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a catalog asks its repository while it takes pictures in, renders them and hands them out, and over a purge. */
record EveryCall(CatalogRepository repository) {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Tenant TENANT = new Tenant(2, "tenant-2");
    private static final PerceptualHash LOOKS = new PerceptualHash("phash", 1);

    void run() {
        NewAsset picture = picture();
        repository.findByHash(TENANT.name(), picture.hash());
        UploadResult upload = repository.register(picture, NOW);
        long asset = upload.asset().id();
        render(asset, "thumb");
        render(asset, "thumb", "card");
        repository.similar(TENANT, LOOKS, 10, 100);
        giveUp(asset);
        repository.findJob(1);
        repository.countRenditions(NOW);
        remove(asset);
        repository.check();
    }

    private void render(long asset, String... presets) {
        JobLease lease = lease(asset);
        repository.renew(lease, NOW.plusSeconds(60));
        repository.complete(lease, Stream.of(presets).map(EveryCall::rendition).toList(), Optional.of(LOOKS), NOW);
    }

    private void giveUp(long asset) {
        repository.release(lease(asset), NOW);
        repository.retry(lease(asset), "oops", NOW);
        repository.bury(lease(asset), "broken", NOW);
        List<PoisonJob> poisoned = repository.poisoned(0, Integer.MAX_VALUE);
        repository.redrive(poisoned.get(poisoned.size() - 1).id(), NOW);
    }

    private void remove(long asset) {
        repository.delete(asset, NOW);
        repository.purgeCandidates(NOW.plusSeconds(1), 0, Integer.MAX_VALUE).stream()
                .filter(candidate -> candidate.assetId() == asset)
                .forEach(candidate -> repository.deleteRendition(candidate.renditionId()));
        repository.forget(asset);
    }

    private JobLease lease(long asset) {
        long job = repository.reopen(asset, NOW).orElseThrow().id();
        return repository.claim(job, NOW, NOW.plusSeconds(60)).orElseThrow();
    }

    private static NewRendition rendition(String preset) {
        return new NewRendition(
                preset,
                new StorageKey("renditions/" + preset),
                ImageFormat.JPEG,
                new Size(1, 1),
                1,
                85,
                Optional.empty(),
                "f",
                ContentHash.of(new byte[1]));
    }

    private static NewAsset picture() {
        ImageInfo image = new ImageInfo(ImageFormat.JPEG, new Size(1, 1), 1, ColorSpace.RGB);
        return new NewAsset(
                TENANT.name(), "a.jpg", ContentHash.of(new byte[1]), new StorageKey("originals/a"), 1, image);
    }
}
