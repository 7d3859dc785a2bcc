package io.imagecatalog.repository.jdbc;

import io.imagecatalog.model.Job;
import io.imagecatalog.model.PoisonJob;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Jobs that failed for good. */
record PoisonTable(Session session) {

    void add(Job job, String error, Instant now) throws SQLException {
        session.update(
                "INSERT INTO poison_jobs (job_id, asset_id, attempts, error, failed_at) VALUES (?, ?, ?, ?, ?)",
                job.id(),
                job.assetId(),
                job.attempts(),
                error,
                now);
    }

    Optional<PoisonJob> find(long id) throws SQLException {
        return session.first("SELECT * FROM poison_jobs WHERE id = ?", PoisonTable::poisonJob, id);
    }

    List<PoisonJob> after(long afterId, int limit) throws SQLException {
        return session.list(
                "SELECT * FROM poison_jobs WHERE id > ? ORDER BY id LIMIT ?", PoisonTable::poisonJob, afterId, limit);
    }

    void remove(long id) throws SQLException {
        session.update("DELETE FROM poison_jobs WHERE id = ?", id);
    }

    void removeOf(long assetId) throws SQLException {
        session.update("DELETE FROM poison_jobs WHERE asset_id = ?", assetId);
    }

    private static PoisonJob poisonJob(Row row) throws SQLException {
        return new PoisonJob(
                row.number("id"),
                row.number("job_id"),
                row.number("asset_id"),
                row.integer("attempts"),
                row.text("error"),
                row.time("failed_at"));
    }
}
