package io.imagecatalog;

import static io.imagecatalog.fixture.TextEngine.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.fixture.TestCatalog;
import io.imagecatalog.model.Asset;
import io.imagecatalog.model.Job;
import io.imagecatalog.model.JobLease;
import io.imagecatalog.model.PerceptualHash;
import io.imagecatalog.model.SimilarAsset;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimilarAssetsTest {
    @TempDir
    private Path spool;

    private TestCatalog test;
    private AssetService assets;
    private int uploads;

    @BeforeEach
    void openCatalog() {
        test = new TestCatalog(spool);
        assets = test.catalog.assets();
    }

    @Test
    void are_the_others_of_the_tenant_nearest_first() {
        Asset asset = hashed("shop", 0b000);
        Asset third = hashed("shop", 0b111);
        Asset second = hashed("shop", 0b001);
        Asset first = hashed("shop", 0b000);
        hashed("shop", -1);
        hashed("museum", 0b000);

        assertThat(assets.similar(asset.id(), 10))
                .contains(List.of(new SimilarAsset(first, 0), new SimilarAsset(second, 1), new SimilarAsset(third, 3)));
        assertThat(ids(asset, 2, 100)).containsExactly(first.id(), second.id());
    }

    @Test
    void are_as_many_as_the_limit_though_the_asset_itself_would_be_among_them() {
        Asset oldest = hashed("shop", 0);
        Asset middle = hashed("shop", 0);
        Asset newest = hashed("shop", 0);

        assertThat(ids(oldest, 0, 2)).containsExactly(middle.id(), newest.id());
        assertThat(ids(newest, 0, 2)).containsExactly(oldest.id(), middle.id());
        assertThat(ids(newest, 0, 1)).containsExactly(oldest.id());
    }

    @Test
    void of_an_asset_that_nothing_is_like_are_none() {
        assertThat(assets.similar(hashed("shop", 0).id(), 16)).contains(List.of());
    }

    @Test
    void of_no_asset_or_one_not_rendered_yet_are_empty() {
        Asset pending = test.upload("shop", picture("pending"));

        assertThat(assets.similar(pending.id(), 10)).isEmpty();
        assertThat(assets.similar(99, 10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 17})
    void are_refused_for_a_distance_out_of_bounds_even_without_an_asset(int distance) {
        assertThatThrownBy(() -> assets.similar(99, distance))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Similar pictures can be looked for within 0 to 16 bits, not " + distance);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1001})
    void are_refused_for_a_limit_out_of_bounds(int limit) {
        assertThatThrownBy(() -> assets.similar(99, 10, limit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("At least 1 and at most 1000 similar pictures can be asked for, not " + limit);
    }

    private List<Long> ids(Asset asset, int maxDistance, int limit) {
        return assets.similar(asset.id(), maxDistance, limit).orElseThrow().stream()
                .map(similar -> similar.asset().id())
                .toList();
    }

    private Asset hashed(String tenant, long bits) {
        Asset asset = test.upload(tenant, picture("number " + ++uploads));
        Instant now = test.clock.instant();
        Job job = test.repository.latestJob(asset.id()).orElseThrow();
        JobLease lease =
                test.repository.claim(job.id(), now, now.plusSeconds(60)).orElseThrow();
        test.repository.complete(lease, List.of(), Optional.of(new PerceptualHash("phash", bits)), now);
        return assets.find(asset.id()).orElseThrow();
    }
}
