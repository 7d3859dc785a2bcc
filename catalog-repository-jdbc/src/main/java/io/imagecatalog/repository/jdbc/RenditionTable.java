package io.imagecatalog.repository.jdbc;

import static java.util.function.Predicate.not;

import io.imagecatalog.model.Fidelity;
import io.imagecatalog.model.NewRendition;
import io.imagecatalog.model.PurgeCandidate;
import io.imagecatalog.model.Rendition;
import io.imagecatalog.model.StorageKey;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Renditions, also those whose asset is deleted. */
record RenditionTable(Session session) {
    /** With the same parameters as {@link #ADD}. */
    private static final String REPLACE = """
            UPDATE renditions SET storage_key = ?, format = ?, width = ?, height = ?, bytes = ?,
                quality = ?, psnr = ?, ssim = ?, fingerprint = ?, content_hash = ?, created_at = ?
            WHERE asset_id = ? AND preset = ?""";

    private static final String ADD = """
            INSERT INTO renditions (storage_key, format, width, height, bytes,
                quality, psnr, ssim, fingerprint, content_hash, created_at, asset_id, preset)
            VALUES\s""";

    private static final int COLUMNS = 13;

    /** How many there are of an asset, and their bytes together. */
    record Totals(long count, long bytes) {}

    /**
     * Puts renditions in the place of those of the same preset, or adds them.
     *
     * @param there the presets that the asset has a rendition of
     */
    void put(long assetId, List<NewRendition> made, Set<String> there, Instant now) throws SQLException {
        List<Object[]> replaced = new ArrayList<>();
        List<Object[]> added = new ArrayList<>();
        for (NewRendition rendition : made) {
            (there.contains(rendition.preset()) ? replaced : added).add(values(assetId, rendition, now));
        }
        session.updateAll(REPLACE, replaced);
        add(added);
    }

    /** As rows of one statement and not as a batch, in which MariaDB leaves gaps between the ids. */
    private void add(List<Object[]> rows) throws SQLException {
        if (!rows.isEmpty()) {
            session.update(
                    ADD + String.join(", ", Collections.nCopies(rows.size(), Session.placeholders(COLUMNS))),
                    rows.stream().flatMap(Stream::of).toArray());
        }
    }

    private static Object[] values(long assetId, NewRendition made, Instant now) {
        return new Object[] {
            made.key().value(),
            made.format().name(),
            made.size().width(),
            made.size().height(),
            made.bytes(),
            made.quality(),
            psnr(made),
            made.fidelity().map(Fidelity::ssim).orElse(null),
            made.fingerprint(),
            made.hash().hex(),
            now,
            assetId,
            made.preset()
        };
    }

    /** How many bytes an asset's renditions have, each under its preset. */
    Map<String, Long> bytesOfPresets(long assetId) throws SQLException {
        Map<String, Long> bytes = new HashMap<>();
        session.list(
                        "SELECT preset, bytes FROM renditions WHERE asset_id = ?",
                        row -> Map.entry(row.text("preset"), row.number("bytes")),
                        assetId)
                .forEach(entry -> bytes.put(entry.getKey(), entry.getValue()));
        return bytes;
    }

    Totals totals(long assetId) throws SQLException {
        return session.first(
                        "SELECT COUNT(*) AS n, COALESCE(SUM(bytes), 0) AS total FROM renditions WHERE asset_id = ?",
                        row -> new Totals(row.number("n"), row.number("total")),
                        assetId)
                .orElseThrow();
    }

    List<Rendition> ofLiving(long assetId) throws SQLException {
        return session.list(
                "SELECT * FROM renditions WHERE asset_id = ? AND orphaned = FALSE ORDER BY id",
                RenditionTable::rendition,
                assetId);
    }

    void orphan(long assetId) throws SQLException {
        session.update("UPDATE renditions SET orphaned = TRUE WHERE asset_id = ?", assetId);
    }

    long count(Instant madeBefore) throws SQLException {
        return session.first(
                        "SELECT COUNT(*) AS n FROM renditions WHERE created_at < ?", row -> row.number("n"), madeBefore)
                .orElseThrow();
    }

    List<PurgeCandidate> orphans(Instant before, long afterId, int limit) throws SQLException {
        return session.list("""
                SELECT r.id, r.asset_id, r.preset, r.storage_key, r.bytes, r.created_at, a.deleted_at
                FROM renditions r JOIN assets a ON a.id = r.asset_id
                WHERE r.orphaned = TRUE AND r.id > ? AND r.created_at < ? AND a.deleted_at < ?
                ORDER BY r.orphaned, r.id LIMIT ?""", RenditionTable::candidate, afterId, before, before, limit);
    }

    boolean removeOrphan(long id) throws SQLException {
        return session.update("DELETE FROM renditions WHERE id = ? AND orphaned = TRUE", id) == 1;
    }

    /** Those of the keys that a rendition has. */
    List<StorageKey> named(List<StorageKey> keys) throws SQLException {
        return session.list(
                "SELECT storage_key FROM renditions WHERE storage_key IN " + Session.placeholders(keys.size()),
                row -> row.key("storage_key"),
                keys.stream().map(StorageKey::value).toArray());
    }

    private static Rendition rendition(Row row) throws SQLException {
        return new Rendition(
                row.number("id"),
                row.number("asset_id"),
                row.text("preset"),
                row.key("storage_key"),
                row.format(),
                row.size(),
                row.number("bytes"),
                row.integer("quality"),
                fidelity(row),
                row.text("fingerprint"),
                row.contentHash(),
                row.time("created_at"));
    }

    /** NULL stands for infinity too, which not every database can hold; then there is an SSIM nonetheless. */
    private static @Nullable Double psnr(NewRendition made) {
        return made.fidelity()
                .filter(not(Fidelity::isLossless))
                .map(Fidelity::psnr)
                .orElse(null);
    }

    private static Optional<Fidelity> fidelity(Row row) throws SQLException {
        double psnr = row.optionalReal("psnr").orElse(Double.POSITIVE_INFINITY);
        return row.optionalReal("ssim").map(ssim -> new Fidelity(psnr, ssim));
    }

    private static PurgeCandidate candidate(Row row) throws SQLException {
        return new PurgeCandidate(
                row.number("id"),
                row.number("asset_id"),
                row.text("preset"),
                row.key("storage_key"),
                row.number("bytes"),
                row.time("created_at"),
                row.time("deleted_at"));
    }
}
