package io.imagecatalog.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.model.ColorSpace;
import io.imagecatalog.model.ContentHash;
import io.imagecatalog.model.Fidelity;
import io.imagecatalog.model.ImageFormat;
import io.imagecatalog.model.ImageInfo;
import io.imagecatalog.model.Job;
import io.imagecatalog.model.JobLease;
import io.imagecatalog.model.JobStatus;
import io.imagecatalog.model.NewAsset;
import io.imagecatalog.model.NewRendition;
import io.imagecatalog.model.Rendition;
import io.imagecatalog.model.Size;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.model.TenantUsage;
import io.imagecatalog.model.UploadResult;
import io.imagecatalog.model.UploadResult.Uploaded;
import io.imagecatalog.spi.CatalogRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.BeforeEach;

/** A repository of the adapter under test, and short ways to fill it. */
abstract class RepositoryFixture {
    static final String SHOP = "shop";
    static final String ZOO = "zoo";
    static final Instant T0 = Instant.parse("2026-03-29T00:59:30Z");
    static final Duration TERM = Duration.ofSeconds(60);
    static final int THREADS = 8;

    /** How often a race is run that one start alone may not decide. */
    static final int ROUNDS = 30;

    CatalogRepository repository;

    protected abstract CatalogRepository emptyRepository();

    @BeforeEach
    void openRepository() {
        repository = emptyRepository();
    }

    static Instant at(long seconds) {
        return T0.plusSeconds(seconds);
    }

    static ContentHash hash(String text) {
        return ContentHash.of(text.getBytes(UTF_8));
    }

    static NewAsset picture(String tenant, String content) {
        return picture(tenant, content, content);
    }

    /** @param upload different for every upload, also of the same content */
    static NewAsset picture(String tenant, String content, String upload) {
        ContentHash hash = hash(content);
        StorageKey key = new StorageKey(
                "originals/" + tenant + "/" + hash + "-" + hash(upload).hex().substring(0, 8));
        ImageInfo image = new ImageInfo(ImageFormat.JPEG, new Size(640, 480), 6, ColorSpace.RGB);
        return new NewAsset(tenant, content + ".jpg", hash, key, 1000 + content.length(), image);
    }

    static NewRendition thumb(Uploaded uploaded, long bytes) {
        return rendition("thumb", uploaded, new Size(100, 75), bytes);
    }

    static NewRendition card(Uploaded uploaded, long bytes) {
        return rendition("card", uploaded, new Size(400, 300), bytes);
    }

    static NewRendition zoom(Uploaded uploaded, long bytes) {
        return rendition("zoom", uploaded, new Size(640, 480), bytes);
    }

    static NewRendition rendition(String preset, Uploaded uploaded, Size size, long bytes) {
        StorageKey key = new StorageKey("renditions/" + uploaded.asset().id() + "_" + preset + ".jpg");
        return new NewRendition(
                preset,
                key,
                ImageFormat.JPEG,
                size,
                bytes,
                85,
                Optional.empty(),
                "0123456789abcdef",
                hash(preset + bytes));
    }

    static NewRendition measured(NewRendition made, double psnr, double ssim) {
        return new NewRendition(
                made.preset(),
                made.key(),
                made.format(),
                made.size(),
                made.bytes(),
                made.quality(),
                Optional.of(new Fidelity(psnr, ssim)),
                made.fingerprint(),
                made.hash());
    }

    static Rendition recorded(long id, long assetId, NewRendition made, Instant createdAt) {
        return new Rendition(
                id,
                assetId,
                made.preset(),
                made.key(),
                made.format(),
                made.size(),
                made.bytes(),
                made.quality(),
                made.fidelity(),
                made.fingerprint(),
                made.hash(),
                createdAt);
    }

    Uploaded upload(String content) {
        return upload(picture(SHOP, content));
    }

    Uploaded upload(NewAsset asset) {
        UploadResult result = repository.register(asset, T0);
        assertThat(result).isInstanceOf(Uploaded.class);
        return (Uploaded) result;
    }

    JobLease claim(Job job, Instant now) {
        return repository.claim(job.id(), now, now.plus(TERM)).orElseThrow();
    }

    Job reopened(long assetId) {
        return repository.reopen(assetId, at(6)).orElseThrow();
    }

    /** Completes a new upload's job one second after it came in. */
    void complete(Uploaded uploaded, NewRendition... made) {
        assertThat(repository.complete(claim(uploaded.job(), T0), List.of(made), Optional.empty(), at(1)))
                .isTrue();
    }

    JobStatus status(Job job) {
        return repository.findJob(job.id()).orElseThrow().status();
    }

    void assertUsage(String tenant, long assets, long assetBytes, long renditions, long renditionBytes) {
        TenantUsage usage = repository.usage(tenant).orElseThrow();
        assertThat(usage).isEqualTo(new TenantUsage(usage.tenant(), assets, assetBytes, renditions, renditionBytes));
        assertThat(usage.tenant().name()).isEqualTo(tenant);
    }

    static void assertBeginningOf(String whole, String kept) {
        assertThat(whole).startsWith(kept);
        assertThat(kept).hasSizeGreaterThan(500);
        assertThat(Character.isHighSurrogate(kept.charAt(kept.length() - 1))).isFalse();
    }

    /** Pages of two, each starting after the last id of the one before, until one is shorter. */
    static <T> void assertPages(LongFunction<List<T>> pages, ToLongFunction<T> id, List<Long> expected) {
        List<Long> seen = new ArrayList<>();
        List<T> page = pages.apply(0);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(2);
            page.forEach(row -> seen.add(id.applyAsLong(row)));
            page = page.size() < 2 ? List.of() : pages.apply(seen.get(seen.size() - 1));
        }
        assertThat(seen).containsExactlyElementsOf(expected);
    }
}
