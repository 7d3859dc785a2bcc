package io.imagecatalog.repository.jdbc;

import io.imagecatalog.model.Job;
import io.imagecatalog.model.JobBacklog;
import io.imagecatalog.model.JobLease;
import io.imagecatalog.model.JobStatus;
import io.imagecatalog.model.RequestId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Jobs. Every change of one is a compare-and-set on its status, time or lease. */
record JobTable(Session session) {
    private static final String UNDER_LEASE = " WHERE id = ? AND status = 'processing' AND lease_token = ?";

    private static final String CLAIM = """
            UPDATE jobs SET status = 'processing', attempts = attempts + 1, lease_token = lease_token + 1,
                lease_until = ?, sweep_at = ?
            WHERE id = ? AND (status = 'pending' AND not_before <= ? OR status = 'processing' AND lease_until <= ?)""";

    /**
     * Only jobs that are pending or processing have a time to be swept at. H2 looks such up by its index when it has a bound,
     * but not when they are only to be other than {@code NULL}.
     */
    private static final String UNDONE = """
            SELECT status AS state, COUNT(*) AS jobs, MIN(not_before) AS since FROM jobs
            WHERE sweep_at > TIMESTAMP '1970-01-01 00:00:00' GROUP BY status
            UNION ALL
            SELECT 'poison' AS state, COUNT(*) AS jobs, MIN(failed_at) AS since FROM poison_jobs HAVING COUNT(*) > 0""";

    private static final String[] LEASE_COLUMNS = {
        "id",
        "asset_id",
        "status",
        "attempts",
        "not_before",
        "last_error",
        "created_at",
        "request_id",
        "lease_token",
        "lease_until"
    };

    /** The first job of an asset. */
    Job open(long assetId, Optional<RequestId> requestId, Instant now) throws SQLException {
        return open(assetId, 0, requestId, now);
    }

    /** A further job of an asset, whose leases are counted on. */
    Job reopen(long assetId, Optional<RequestId> requestId, Instant now) throws SQLException {
        Optional<Long> token = session.first(
                "SELECT lease_token FROM jobs WHERE asset_id = ? ORDER BY id DESC LIMIT 1",
                row -> row.number("lease_token"),
                assetId);
        return open(assetId, token.orElse(0L), requestId, now);
    }

    private Job open(long assetId, long token, Optional<RequestId> requestId, Instant now) throws SQLException {
        long id = session.insert("""
                INSERT INTO jobs (asset_id, status, attempts, not_before, lease_token, sweep_at, created_at, request_id)
                VALUES (?, 'pending', 0, ?, ?, ?, ?, ?)""", assetId, now, token, now, now, text(requestId));
        Instant kept = Timestamps.kept(now);
        return new Job(id, assetId, JobStatus.PENDING, 0, kept, Optional.empty(), kept, requestId);
    }

    Optional<Job> find(long id) throws SQLException {
        return session.first("SELECT * FROM jobs WHERE id = ?", JobTable::job, id);
    }

    Optional<Job> latest(long assetId) throws SQLException {
        return session.first("SELECT * FROM jobs WHERE asset_id = ? ORDER BY id DESC LIMIT 1", JobTable::job, assetId);
    }

    /** Only the newest job of an asset can be unfinished. */
    Optional<Job> unfinished(long assetId) throws SQLException {
        return latest(assetId).filter(job -> !job.status().isFinished());
    }

    /** Of several sweepers that see the same job, the one whose update comes first has it. */
    List<Long> takeDue(Instant now, Instant quietUntil, int limit) throws SQLException {
        List<Long> due = session.list(
                "SELECT id FROM jobs WHERE sweep_at <= ? ORDER BY sweep_at, id LIMIT ?",
                row -> row.number("id"),
                now,
                limit);
        int[] changed = session.updateAll(
                "UPDATE jobs SET sweep_at = ? WHERE id = ? AND sweep_at <= ?",
                due.stream().map(id -> new Object[] {quietUntil, id, now}).toList());
        List<Long> taken = new ArrayList<>();
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] != 0) {
                taken.add(due.get(i));
            }
        }
        return taken;
    }

    /** By one statement, where the database hands back what it updates. */
    Optional<JobLease> claim(long id, Instant now, Instant until) throws SQLException {
        return session.updated(CLAIM, LEASE_COLUMNS, JobTable::lease, until, until, id, now, now).stream()
                .findFirst();
    }

    /** The same on any database; in a transaction, so that it is this lease that is read. */
    Optional<JobLease> claimAndRead(long id, Instant now, Instant until) throws SQLException {
        return session.update(CLAIM, until, until, id, now, now) == 0
                ? Optional.empty()
                : session.first("SELECT * FROM jobs WHERE id = ?", JobTable::lease, id);
    }

    boolean renew(JobLease lease, Instant until) throws SQLException {
        return session.update(
                        "UPDATE jobs SET lease_until = ?, sweep_at = ?" + UNDER_LEASE,
                        until,
                        until,
                        lease.job().id(),
                        lease.token())
                == 1;
    }

    boolean complete(JobLease lease) throws SQLException {
        return session.update(
                        "UPDATE jobs SET status = 'completed', lease_until = NULL, sweep_at = NULL" + UNDER_LEASE,
                        lease.job().id(),
                        lease.token())
                == 1;
    }

    boolean fail(JobLease lease, String error) throws SQLException {
        return session.update("""
                        UPDATE jobs SET status = 'failed', lease_until = NULL, sweep_at = NULL, last_error = ?""" + UNDER_LEASE, error, lease.job().id(), lease.token()) == 1;
    }

    boolean retry(JobLease lease, String error, Instant notBefore) throws SQLException {
        return session.update(
                        """
                        UPDATE jobs SET status = 'pending', lease_until = NULL, not_before = ?, sweep_at = ?,
                            last_error = ?""" + UNDER_LEASE,
                        notBefore,
                        notBefore,
                        error,
                        lease.job().id(),
                        lease.token())
                == 1;
    }

    boolean release(JobLease lease, Instant now) throws SQLException {
        return session.update("""
                        UPDATE jobs SET status = 'pending', lease_until = NULL, not_before = ?, sweep_at = ?,
                            attempts = attempts - 1""" + UNDER_LEASE, now, now, lease.job().id(), lease.token()) == 1;
    }

    void failUnfinished(long assetId) throws SQLException {
        session.update("""
                UPDATE jobs SET status = 'failed', lease_until = NULL, sweep_at = NULL
                WHERE asset_id = ? AND status IN ('pending', 'processing')""", assetId);
    }

    void remove(long assetId) throws SQLException {
        session.update("DELETE FROM jobs WHERE asset_id = ?", assetId);
    }

    JobBacklog backlog() throws SQLException {
        Map<String, Undone> undone = session.list(UNDONE, JobTable::undone).stream()
                .collect(Collectors.toMap(Undone::state, Function.identity()));
        return new JobBacklog(
                count(undone, "pending"),
                count(undone, "processing"),
                count(undone, "poison"),
                Optional.ofNullable(undone.get("pending")).map(Undone::since));
    }

    private static long count(Map<String, Undone> undone, String state) {
        Undone jobs = undone.get(state);
        return jobs == null ? 0 : jobs.count();
    }

    private static Undone undone(Row row) throws SQLException {
        return new Undone(row.text("state"), row.number("jobs"), row.time("since"));
    }

    private record Undone(String state, long count, Instant since) {}

    private static @Nullable String text(Optional<RequestId> requestId) {
        return requestId.map(RequestId::value).orElse(null);
    }

    /** Reads nothing, by a column that the newest version of the tables has. */
    void check() throws SQLException {
        session.first("SELECT request_id FROM jobs WHERE id = 0", row -> row.optionalText("request_id"));
    }

    private static JobLease lease(Row row) throws SQLException {
        return new JobLease(job(row), row.number("lease_token"), row.time("lease_until"));
    }

    private static Job job(Row row) throws SQLException {
        return new Job(
                row.number("id"),
                row.number("asset_id"),
                JobStatus.ofLabel(row.text("status")),
                row.integer("attempts"),
                row.time("not_before"),
                row.optionalText("last_error"),
                row.time("created_at"),
                row.optionalText("request_id").flatMap(RequestId::parse));
    }
}
