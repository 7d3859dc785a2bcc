package io.imagecatalog.repository.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.imagecatalog.model.ColorSpace;
import io.imagecatalog.model.ContentHash;
import io.imagecatalog.model.ImageFormat;
import io.imagecatalog.model.ImageInfo;
import io.imagecatalog.model.NewAsset;
import io.imagecatalog.model.PerceptualHash;
import io.imagecatalog.model.Size;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.model.UploadResult.Uploaded;
import io.imagecatalog.spi.CatalogRepository;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The second version of the tables takes up the hashes that are there already, by SQL alone. */
class NearDuplicatesMigrationTest {
    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00Z");

    private int uploads;

    @Test
    void it_files_every_hash_as_the_repository_does_on_h2() throws Exception {
        assertSameHashes(H2.inMemory(), "h2");
    }

    @Test
    void it_files_every_hash_as_the_repository_does_on_postgresql() throws Exception {
        HikariConfig config = new HikariConfig();
        config.setDataSource(Postgres.empty());
        config.setMaximumPoolSize(1);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            assertSameHashes(pool, "postgresql");
        }
    }

    @Test
    void it_files_every_hash_as_the_repository_does_on_mariadb() throws Exception {
        try (HikariDataSource pool = MariaDb.empty()) {
            assertSameHashes(pool, "mariadb");
        }
    }

    private void assertSameHashes(DataSource database, String folder) throws Exception {
        JdbcCatalogSchema.create(database);
        fill(new JdbcCatalogRepository(database));
        List<String> filed = rows(database);

        H2.execute(database, "DROP TABLE hash_parts");
        for (String definition :
                definitions(folder + "/V2__near_duplicates.sql").split(";", -1)) {
            if (!definition.isBlank()) {
                H2.execute(database, definition);
            }
        }

        assertThat(filed).hasSize(4 * 102);
        assertThat(rows(database)).isEqualTo(filed);
    }

    private static String definitions(String file) throws IOException {
        try (InputStream in = JdbcCatalogSchema.class.getResourceAsStream(file)) {
            return new String(requireNonNull(in).readAllBytes(), UTF_8);
        }
    }

    private void fill(CatalogRepository repository) {
        Random random = new Random(1);
        for (int i = 0; i < 100; i++) {
            hashed(repository, "tenant-" + i % 3, random.nextLong());
        }
        hashed(repository, "shop", -1);
        hashed(repository, "shop", Long.MIN_VALUE);
        repository.delete(hashed(repository, "shop", 1), NOW);
        upload(repository, "shop");
    }

    private long hashed(CatalogRepository repository, String tenant, long bits) {
        Uploaded uploaded = upload(repository, tenant);
        repository.complete(
                repository.claim(uploaded.job().id(), NOW, NOW.plusSeconds(60)).orElseThrow(),
                List.of(),
                Optional.of(new PerceptualHash("phash", bits)),
                NOW);
        return uploaded.asset().id();
    }

    private Uploaded upload(CatalogRepository repository, String tenant) {
        String name = "picture-" + ++uploads;
        return (Uploaded) repository.register(
                new NewAsset(
                        tenant,
                        name,
                        ContentHash.of(name.getBytes(UTF_8)),
                        new StorageKey("originals/" + name),
                        1,
                        new ImageInfo(ImageFormat.JPEG, new Size(1, 1), 1, ColorSpace.RGB)),
                NOW);
    }

    private static List<String> rows(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new Session(connection)
                    .list(
                            "SELECT bucket, bits, asset_id FROM hash_parts ORDER BY bucket, bits, asset_id",
                            row -> row.number("bucket") + " " + row.number("bits") + " " + row.number("asset_id"));
        }
    }
}
