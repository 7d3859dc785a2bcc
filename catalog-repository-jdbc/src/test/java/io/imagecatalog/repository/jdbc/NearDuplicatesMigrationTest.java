package io.imagecatalog.repository.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.model.ColorSpace;
import io.imagecatalog.model.ContentHash;
import io.imagecatalog.model.ImageFormat;
import io.imagecatalog.model.ImageInfo;
import io.imagecatalog.model.NewAsset;
import io.imagecatalog.model.PerceptualHash;
import io.imagecatalog.model.Size;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.model.UploadResult.Uploaded;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** The second version of the tables takes up the hashes that are there already, by SQL alone. */
class NearDuplicatesMigrationTest {
    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00Z");

    private final JdbcDataSource database = H2.inMemory();
    private final JdbcCatalogRepository repository = new JdbcCatalogRepository(database);
    private int uploads;

    @Test
    void it_files_every_hash_as_the_repository_does() throws SQLException {
        JdbcCatalogSchema.create(database);
        fill();
        List<String> filed = rows();

        H2.execute(database, "DROP TABLE hash_parts");
        H2.execute(database, "RUNSCRIPT FROM 'classpath:/io/imagecatalog/repository/jdbc/h2/V2__near_duplicates.sql'");

        assertThat(filed).hasSize(4 * 102);
        assertThat(rows()).isEqualTo(filed);
    }

    private void fill() {
        Random random = new Random(1);
        for (int i = 0; i < 100; i++) {
            hashed("tenant-" + i % 3, random.nextLong());
        }
        hashed("shop", -1);
        hashed("shop", Long.MIN_VALUE);
        repository.delete(hashed("shop", 1), NOW);
        upload("shop");
    }

    private long hashed(String tenant, long bits) {
        Uploaded uploaded = upload(tenant);
        repository.complete(
                repository.claim(uploaded.job().id(), NOW, NOW.plusSeconds(60)).orElseThrow(),
                List.of(),
                Optional.of(new PerceptualHash("phash", bits)),
                NOW);
        return uploaded.asset().id();
    }

    private Uploaded upload(String tenant) {
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

    private List<String> rows() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new Session(connection)
                    .list(
                            "SELECT bucket, bits, asset_id FROM hash_parts ORDER BY bucket, bits, asset_id",
                            row -> row.number("bucket") + " " + row.number("bits") + " " + row.number("asset_id"));
        }
    }
}
