/**
 * {@link io.imagecatalog.repository.jdbc.JdbcCatalogRepository} keeps the catalog in an SQL database, in tables that
 * {@link io.imagecatalog.repository.jdbc.JdbcCatalogSchema} or a migration tool has made.
 *
 * <p>A class a table holds the statements on it, in SQL that all dialects share. Whatever changes more than one row of a
 * tenant's things locks the tenant's row first, then jobs, then assets: this serializes equal uploads, keeps the counters
 * exact and makes deadlocks rare.
 */
@NullMarked
package io.imagecatalog.repository.jdbc;

import org.jspecify.annotations.NullMarked;
