package io.imagecatalog.repository.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Every statement is a journey to the server, and those of a completion hold up the other jobs of the tenant meanwhile. */
class StatementsOfAJobTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ContentHash HASH = ContentHash.of(new byte[1]);

    private final RecordingDataSource recording;
    private final JdbcCatalogRepository repository;

    StatementsOfAJobTest() throws SQLException {
        DataSource database = Postgres.empty();
        JdbcCatalogSchema.create(database);
        recording = new RecordingDataSource(database);
        repository = new JdbcCatalogRepository(recording.dataSource());
    }

    @Test
    void a_claim_is_one() {
        repository.register(asset(), NOW);

        long job = repository.latestJob(1).orElseThrow().id();

        assertThat(statementsOf(() -> repository.claim(job, NOW, NOW.plusSeconds(60))))
                .isEqualTo(1);
    }

    @Test
    void the_first_completion_is_six_however_many_renditions_there_are() {
        repository.register(asset(), NOW);
        JobLease lease = claim();

        assertThat(statementsOf(() -> complete(lease, "thumb", "card", "zoom"))).isEqualTo(6);
    }

    @Test
    void a_later_completion_is_as_many_for_one_rendition_as_for_three() {
        repository.register(asset(), NOW);
        complete(claim(), "thumb", "card", "zoom");
        repository.reopen(1, NOW);
        JobLease second = claim();
        int ofOne = statementsOf(() -> complete(second, "card"));
        repository.reopen(1, NOW);
        JobLease third = claim();

        assertThat(statementsOf(() -> complete(third, "thumb", "card", "zoom"))).isEqualTo(ofOne);
    }

    private int statementsOf(Runnable work) {
        int before = recording.prepared();
        work.run();
        return recording.prepared() - before;
    }

    private JobLease claim() {
        long job = repository.latestJob(1).orElseThrow().id();
        return repository.claim(job, NOW, NOW.plusSeconds(60)).orElseThrow();
    }

    private void complete(JobLease lease, String... presets) {
        List<NewRendition> renditions = Stream.of(presets)
                .map(preset -> rendition(preset, lease.token()))
                .toList();
        assertThat(repository.complete(lease, renditions, Optional.of(new PerceptualHash("p", 1)), NOW))
                .isTrue();
    }

    private static NewRendition rendition(String preset, long token) {
        return new NewRendition(
                preset,
                new StorageKey("renditions/" + preset + token),
                ImageFormat.JPEG,
                new Size(1, 1),
                1,
                85,
                Optional.empty(),
                "f",
                HASH);
    }

    private static NewAsset asset() {
        ImageInfo image = new ImageInfo(ImageFormat.JPEG, new Size(1, 1), 1, ColorSpace.RGB);
        return new NewAsset("shop", "a.jpg", HASH, new StorageKey("originals/1"), 1, image);
    }
}
