package io.imagecatalog.repository.jdbc;

import io.imagecatalog.model.PerceptualHash;
import io.imagecatalog.model.Tenant;
import io.imagecatalog.spi.HashParts;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The perceptual hashes of living assets, filed by tenant and by {@linkplain HashParts parts}. Whoever changes the rows of an
 * asset holds the lock of its tenant.
 */
record HashPartTable(Session session) {
    /** H2 holds each row that it reads against the list of buckets, so that a longer list takes longer in all. */
    private static final int BUCKETS_A_STATEMENT = 100;

    private static final Comparator<Hit> NEAREST_FIRST =
            Comparator.comparingInt(Hit::distance).thenComparingLong(Hit::assetId);

    private record Hit(long assetId, int distance) {}

    void add(Tenant tenant, long assetId, PerceptualHash hash) throws SQLException {
        session.updateAll(
                "INSERT INTO hash_parts (bucket, bits, asset_id) VALUES (?, ?, ?)", rows(tenant, assetId, hash));
    }

    void remove(Tenant tenant, long assetId, PerceptualHash hash) throws SQLException {
        session.updateAll(
                "DELETE FROM hash_parts WHERE bucket = ? AND bits = ? AND asset_id = ?", rows(tenant, assetId, hash));
    }

    /** The ids of assets whose hash, of whatever recipe, is within the distance: the nearest first, of those the oldest. */
    List<Long> near(Tenant tenant, PerceptualHash hash, int maxDistance) throws SQLException {
        List<Hit> hits = new ArrayList<>();
        List<Long> probed = buckets(tenant, HashParts.probes(hash, maxDistance));
        for (List<Long> some : Session.portions(probed, BUCKETS_A_STATEMENT)) {
            inBuckets(some, hash).stream()
                    .filter(hit -> hit.distance() <= maxDistance)
                    .forEach(hits::add);
        }
        return hits.stream().sorted(NEAREST_FIRST).map(Hit::assetId).distinct().toList();
    }

    private List<Hit> inBuckets(List<Long> buckets, PerceptualHash hash) throws SQLException {
        return session.list(
                "SELECT bits, asset_id FROM hash_parts WHERE bucket IN " + Session.placeholders(buckets.size()),
                row -> new Hit(row.number("asset_id"), Long.bitCount(row.number("bits") ^ hash.bits())),
                buckets.toArray());
    }

    private static List<Object[]> rows(Tenant tenant, long assetId, PerceptualHash hash) {
        return buckets(tenant, HashParts.keys(hash)).stream()
                .map(bucket -> new Object[] {bucket, hash.bits(), assetId})
                .toList();
    }

    /** Keys of another tenant never make the same bucket. */
    private static List<Long> buckets(Tenant tenant, IntStream keys) {
        return keys.mapToObj(key -> (tenant.id() << HashParts.KEY_BITS) + key).toList();
    }
}
