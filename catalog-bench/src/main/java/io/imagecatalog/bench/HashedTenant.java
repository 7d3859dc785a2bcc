package io.imagecatalog.bench;

import io.imagecatalog.model.PerceptualHash;
import io.imagecatalog.model.SimilarAsset;
import io.imagecatalog.model.Tenant;
import io.imagecatalog.repository.jdbc.JdbcCatalogRepository;
import io.imagecatalog.repository.jdbc.JdbcCatalogSchema;
import io.imagecatalog.spi.CatalogRepository;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcConnectionPool;

/** A tenant with a given list of hashes, in an H2 file that is opened as the server opens it. Asset ids count from 1. */
final class HashedTenant implements AutoCloseable {
    private static final Tenant TENANT = new Tenant(1, "shop");
    private static final String RECIPE = "phash";
    private static final int BATCH = 10_000;
    private static final String ADD = """
            INSERT INTO assets (tenant_id, filename, content_hash, living_hash, original_key, bytes, format, width, height,
                orientation, color_space, phash_recipe, phash_bits, created_at)
            SELECT 1, 'photo-' || ? || '.jpg', LPAD(?, 64, '0'), LPAD(?, 64, '0'), 'originals/shop/' || LPAD(?, 73, '0'),
                1000000, 'JPEG', 4000, 3000, 1, 'RGB', 'phash', ?, TIMESTAMP '2026-01-01 00:00:00'""";

    private final JdbcConnectionPool pool;
    private final CatalogRepository repository;
    private final long[] hashes;

    HashedTenant(Path folder, long[] hashes) throws SQLException {
        String url = "jdbc:h2:file:" + folder.resolve("catalog") + ";AUTO_SERVER=TRUE;WRITE_DELAY=0";
        this.pool = JdbcConnectionPool.create(url, "sa", "");
        this.repository = new JdbcCatalogRepository(pool);
        this.hashes = hashes.clone();
        JdbcCatalogSchema.create(pool);
        addAssets();
    }

    private void addAssets() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement tenant = connection.createStatement();
                PreparedStatement asset = connection.prepareStatement(ADD)) {
            connection.setAutoCommit(false);
            tenant.execute("INSERT INTO tenants (name) VALUES ('shop')");
            for (int id = 1; id <= hashes.length; id++) {
                for (int parameter = 1; parameter <= 4; parameter++) {
                    asset.setString(parameter, Integer.toString(id));
                }
                asset.setLong(5, hashes[id - 1]);
                asset.addBatch();
                if (id % BATCH == 0 || id == hashes.length) {
                    asset.executeBatch();
                    connection.commit();
                }
            }
        }
    }

    /** Files all hashes as the migration of a catalog does that has them already. */
    void migrate() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE hash_parts");
            statement.execute("RUNSCRIPT FROM 'classpath:/io/imagecatalog/repository/jdbc/h2/V2__near_duplicates.sql'");
        }
    }

    List<Long> similar(long bits, int maxDistance, int limit) {
        return repository.similar(TENANT, new PerceptualHash(RECIPE, bits), maxDistance, limit).stream()
                .map(SimilarAsset::asset)
                .map(asset -> asset.id())
                .toList();
    }

    /** What one would do without the table of parts. */
    List<Long> scanned(long bits, int maxDistance) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT id, phash_bits FROM assets WHERE tenant_id = 1 AND deleted = FALSE");
                ResultSet rows = statement.executeQuery()) {
            List<Long> near = new ArrayList<>();
            while (rows.next()) {
                if (Long.bitCount(rows.getLong(2) ^ bits) <= maxDistance) {
                    near.add(rows.getLong(1));
                }
            }
            return near;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What every process would do that had all hashes of all tenants on its heap. */
    List<Long> lookedThrough(long bits, int maxDistance, int limit) {
        return IntStream.range(0, hashes.length)
                .filter(i -> Long.bitCount(hashes[i] ^ bits) <= maxDistance)
                .boxed()
                .sorted(Comparator.comparingInt(i -> Long.bitCount(hashes[i] ^ bits)))
                .map(i -> i + 1L)
                .limit(limit)
                .toList();
    }

    @Override
    public void close() {
        pool.dispose();
    }
}
