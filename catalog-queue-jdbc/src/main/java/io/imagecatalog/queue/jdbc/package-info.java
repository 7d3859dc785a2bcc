/**
 * {@link io.imagecatalog.queue.jdbc.JdbcJobQueue} keeps waiting job ids in a table of an SQL database, so that several
 * processes can share them without a further server.
 *
 * <p>The table's definition is in this jar for Flyway to find, a folder a dialect:
 * {@code classpath:io/imagecatalog/queue/jdbc/h2}, {@code .../postgresql} or {@code .../mariadb}. Give it a
 * history table of its own, such as {@code job_queue_schema_history}.
 */
@NullMarked
package io.imagecatalog.queue.jdbc;

import org.jspecify.annotations.NullMarked;
