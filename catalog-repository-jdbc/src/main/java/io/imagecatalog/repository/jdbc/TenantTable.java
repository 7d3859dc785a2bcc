package io.imagecatalog.repository.jdbc;

import io.imagecatalog.model.StoredTotal;
import io.imagecatalog.model.Tenant;
import io.imagecatalog.model.TenantUsage;
import io.imagecatalog.model.UsageCount;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Tenants, and what each of them stores. */
record TenantTable(Session session) {

    private static final String COUNT = """
            SELECT t.*,
                (SELECT COUNT(*) FROM assets a WHERE a.tenant_id = t.id AND a.deleted = FALSE) AS assets,
                (SELECT COALESCE(SUM(a.bytes), 0) FROM assets a
                    WHERE a.tenant_id = t.id AND a.deleted = FALSE) AS bytes_of_assets,
                (SELECT COUNT(*) FROM renditions r JOIN assets a ON a.id = r.asset_id
                    WHERE a.tenant_id = t.id AND a.deleted = FALSE) AS renditions,
                (SELECT COALESCE(SUM(r.bytes), 0) FROM renditions r JOIN assets a ON a.id = r.asset_id
                    WHERE a.tenant_id = t.id AND a.deleted = FALSE) AS bytes_of_renditions
            FROM tenants t WHERE t.id = ?""";

    private static final String TOTAL = """
            SELECT COALESCE(SUM(asset_count), 0) AS assets, COALESCE(SUM(asset_bytes), 0) AS bytes_of_assets,
                COALESCE(SUM(rendition_count), 0) AS renditions, COALESCE(SUM(rendition_bytes), 0) AS bytes_of_renditions
            FROM tenants""";

    /** Locks the tenant's row until the transaction ends. */
    TenantUsage lockOrAdd(String name) throws SQLException {
        Optional<TenantUsage> known =
                session.first("SELECT * FROM tenants WHERE name = ? FOR UPDATE", TenantTable::usage, name);
        return known.isPresent() ? known.get() : new TenantUsage(add(name), 0, 0, 0, 0);
    }

    private Tenant add(String name) throws SQLException {
        return new Tenant(session.insert("INSERT INTO tenants (name) VALUES (?)", name), name);
    }

    /** Locks the tenant's row until the transaction ends. */
    Optional<Tenant> lock(long id) throws SQLException {
        return session.first("SELECT id, name FROM tenants WHERE id = ? FOR UPDATE", TenantTable::tenant, id);
    }

    /** Locks the row of an asset's tenant until the transaction ends. */
    Optional<Tenant> lockOwner(long assetId) throws SQLException {
        return session.first("""
                SELECT id, name FROM tenants
                WHERE id = (SELECT tenant_id FROM assets WHERE id = ?) FOR UPDATE""", TenantTable::tenant, assetId);
    }

    /** Locks the row of the tenant whose asset a poison job is about until the transaction ends. */
    Optional<Tenant> lockOwnerOfPoison(long poisonId) throws SQLException {
        return session.first("""
                SELECT id, name FROM tenants
                WHERE id = (SELECT a.tenant_id FROM poison_jobs p JOIN assets a ON a.id = p.asset_id WHERE p.id = ?)
                FOR UPDATE""", TenantTable::tenant, poisonId);
    }

    /** Counts assets in, or out if negative. */
    void countAssets(long tenantId, long count, long bytes) throws SQLException {
        session.update(
                "UPDATE tenants SET asset_count = asset_count + ?, asset_bytes = asset_bytes + ? WHERE id = ?",
                count,
                bytes,
                tenantId);
    }

    /** Counts renditions in, or out if negative. */
    void countRenditions(long tenantId, long count, long bytes) throws SQLException {
        session.update("""
                UPDATE tenants SET rendition_count = rendition_count + ?, rendition_bytes = rendition_bytes + ?
                WHERE id = ?""", count, bytes, tenantId);
    }

    /** One statement, which is why what is kept and what is counted are of one moment. */
    Optional<UsageCount> count(long id) throws SQLException {
        return session.first(COUNT, row -> new UsageCount(usage(row), counted(row)), id);
    }

    void setUsage(TenantUsage usage) throws SQLException {
        session.update(
                """
                UPDATE tenants SET asset_count = ?, asset_bytes = ?, rendition_count = ?, rendition_bytes = ?
                WHERE id = ?""",
                usage.assetCount(),
                usage.assetBytes(),
                usage.renditionCount(),
                usage.renditionBytes(),
                usage.tenant().id());
    }

    Optional<TenantUsage> usage(String name) throws SQLException {
        return session.first("SELECT * FROM tenants WHERE name = ?", TenantTable::usage, name);
    }

    List<TenantUsage> usage(long afterId, int limit) throws SQLException {
        return session.list(
                "SELECT * FROM tenants WHERE id > ? ORDER BY id LIMIT ?", TenantTable::usage, afterId, limit);
    }

    StoredTotal total() throws SQLException {
        return session.first(TOTAL, TenantTable::total).orElse(StoredTotal.NOTHING);
    }

    /** Reads next to nothing, but from one of the catalog's own tables. */
    void check() throws SQLException {
        session.first("SELECT id, name FROM tenants WHERE id = 0", TenantTable::tenant);
    }

    private static StoredTotal total(Row row) throws SQLException {
        return new StoredTotal(
                row.number("assets"),
                row.number("bytes_of_assets"),
                row.number("renditions"),
                row.number("bytes_of_renditions"));
    }

    private static Tenant tenant(Row row) throws SQLException {
        return new Tenant(row.number("id"), row.text("name"));
    }

    private static TenantUsage usage(Row row) throws SQLException {
        return new TenantUsage(
                tenant(row),
                row.number("asset_count"),
                row.number("asset_bytes"),
                row.number("rendition_count"),
                row.number("rendition_bytes"));
    }

    private static TenantUsage counted(Row row) throws SQLException {
        return new TenantUsage(
                tenant(row),
                row.number("assets"),
                row.number("bytes_of_assets"),
                row.number("renditions"),
                row.number("bytes_of_renditions"));
    }
}
