package io.imagecatalog.repository.jdbc;

import java.sql.Connection;

/** All tables, as seen over one connection. */
record Tables(
        TenantTable tenants,
        AssetTable assets,
        HashPartTable hashParts,
        RenditionTable renditions,
        JobTable jobs,
        PoisonTable poison) {

    static Tables of(Connection connection) {
        Session session = new Session(connection);
        return new Tables(
                new TenantTable(session),
                new AssetTable(session),
                new HashPartTable(session),
                new RenditionTable(session),
                new JobTable(session),
                new PoisonTable(session));
    }
}
