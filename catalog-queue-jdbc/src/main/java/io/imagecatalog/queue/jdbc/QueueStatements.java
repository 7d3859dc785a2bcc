package io.imagecatalog.queue.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The statements that put ids into the table and take them out. Stateless. */
interface QueueStatements {

    /** Adds ids in their order, except those that are waiting. */
    void add(Connection connection, List<Long> jobIds) throws SQLException;

    /** Removes and returns those that have waited longest, passing over what another taker is just removing. */
    List<Long> removeOldest(Connection connection, int max) throws SQLException;
}
