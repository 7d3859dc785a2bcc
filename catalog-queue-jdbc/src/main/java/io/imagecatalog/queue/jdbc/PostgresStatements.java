package io.imagecatalog.queue.jdbc;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One statement each, which commits itself: one journey to the server in place of three. */
final class PostgresStatements implements QueueStatements {
    /** Waits for a taker that is just removing one of the ids, as any insert into a unique index does. */
    static final String ADD = """
            INSERT INTO job_queue (job_id)
            SELECT id FROM unnest(?) WITH ORDINALITY AS offered (id, place) ORDER BY place
            ON CONFLICT (job_id) DO NOTHING""";

    /**
     * By an array, since the planner may run a subquery that it joins with more than once, and so take more than asked for.
     * How many stands in the text, since with a limit that it does not know the server plans anew each time.
     */
    static final String REMOVE_OLDEST = """
            WITH taken AS (
                DELETE FROM job_queue
                WHERE seq = ANY (ARRAY(SELECT seq FROM job_queue ORDER BY seq LIMIT %d FOR UPDATE SKIP LOCKED))
                RETURNING seq, job_id)
            SELECT job_id FROM taken ORDER BY seq""";

    @Override
    public void add(Connection connection, List<Long> jobIds) throws SQLException {
        connection.setAutoCommit(true);
        Array ids = connection.createArrayOf("bigint", jobIds.toArray());
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setArray(1, ids);
            statement.executeUpdate();
        } finally {
            ids.free();
        }
    }

    @Override
    public List<Long> removeOldest(Connection connection, int max) throws SQLException {
        connection.setAutoCommit(true);
        try (PreparedStatement statement = connection.prepareStatement(REMOVE_OLDEST.formatted(max));
                ResultSet results = statement.executeQuery()) {
            List<Long> ids = new ArrayList<>();
            while (results.next()) {
                ids.add(results.getLong(1));
            }
            return ids;
        }
    }
}
