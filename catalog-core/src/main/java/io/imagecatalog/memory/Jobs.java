package io.imagecatalog.memory;

import io.imagecatalog.model.Job;
import io.imagecatalog.model.JobBacklog;
import io.imagecatalog.model.JobLease;
import io.imagecatalog.model.JobStatus;
import io.imagecatalog.model.PoisonJob;
import io.imagecatalog.model.RequestId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The jobs and poison jobs of a repository, which guards them with its lock. */
final class Jobs {
    private final NavigableMap<Long, Entry> entries = new TreeMap<>();
    private final NavigableMap<Long, PoisonJob> poison = new TreeMap<>();
    private long lastId;
    private long lastPoisonId;

    /** Hands out the next id, so that the counter never falls back when the newest job is removed. */
    Job open(long assetId, Optional<RequestId> requestId, Instant now) {
        long token = lastToken(assetId);
        Job job = new Job(++lastId, assetId, JobStatus.PENDING, 0, now, Optional.empty(), now, requestId);
        entries.put(job.id(), new Entry(job, token, now, now));
        return job;
    }

    private long lastToken(long assetId) {
        return entries.values().stream()
                .filter(entry -> entry.job().assetId() == assetId)
                .mapToLong(Entry::token)
                .max()
                .orElse(0);
    }

    Optional<Job> find(long jobId) {
        return Optional.ofNullable(entries.get(jobId)).map(Entry::job);
    }

    Optional<Job> latest(long assetId) {
        return entries.descendingMap().values().stream()
                .map(Entry::job)
                .filter(job -> job.assetId() == assetId)
                .findFirst();
    }

    /** Only the newest job of an asset can be unfinished. */
    Optional<Job> unfinished(long assetId) {
        return latest(assetId).filter(job -> !job.status().isFinished());
    }

    List<Long> takeDue(Instant now, Instant quietUntil, int limit) {
        List<Entry> due = entries.values().stream()
                .filter(entry -> !entry.isFinished() && !entry.sweepAt().isAfter(now))
                .sorted(Comparator.comparing(Entry::sweepAt).thenComparing(Entry::id))
                .limit(limit)
                .toList();
        due.forEach(entry -> put(new Entry(entry.job(), entry.token(), entry.dueAt(), quietUntil)));
        return due.stream().map(Entry::id).toList();
    }

    Optional<JobLease> claim(long jobId, Instant now, Instant until) {
        Entry entry = entries.get(jobId);
        if (entry == null || entry.isFinished() || entry.dueAt().isAfter(now)) {
            return Optional.empty();
        }
        Job job = entry.job();
        Job claimed = changed(job, JobStatus.PROCESSING, job.attempts() + 1, job.notBefore(), job.lastError());
        put(new Entry(claimed, entry.token() + 1, until, until));
        return Optional.of(new JobLease(claimed, entry.token() + 1, until));
    }

    boolean renew(JobLease lease, Instant until) {
        Optional<Entry> held = held(lease);
        held.ifPresent(entry -> put(new Entry(entry.job(), entry.token(), until, until)));
        return held.isPresent();
    }

    boolean complete(JobLease lease) {
        Optional<Entry> held = held(lease);
        held.ifPresent(entry -> {
            finish(entry, JobStatus.COMPLETED, entry.job().lastError());
            removePoisonOf(entry.job().assetId());
        });
        return held.isPresent();
    }

    boolean retry(JobLease lease, String error, Instant notBefore) {
        return handBack(lease, 0, Optional.of(error), notBefore);
    }

    boolean release(JobLease lease, Instant now) {
        return handBack(lease, -1, Optional.empty(), now);
    }

    private boolean handBack(JobLease lease, int attempts, Optional<String> error, Instant notBefore) {
        Optional<Entry> held = held(lease);
        held.ifPresent(entry -> {
            Job job = entry.job();
            Optional<String> lastError = error.or(job::lastError);
            Job pending = changed(job, JobStatus.PENDING, job.attempts() + attempts, notBefore, lastError);
            put(new Entry(pending, entry.token(), notBefore, notBefore));
        });
        return held.isPresent();
    }

    boolean bury(JobLease lease, String error, Instant now) {
        Optional<Entry> held = held(lease);
        held.ifPresent(entry -> {
            Job job = entry.job();
            finish(entry, JobStatus.FAILED, Optional.of(error));
            removePoisonOf(job.assetId());
            long poisonId = ++lastPoisonId;
            poison.put(poisonId, new PoisonJob(poisonId, job.id(), job.assetId(), job.attempts(), error, now));
        });
        return held.isPresent();
    }

    void failUnfinished(long assetId) {
        unfinished(assetId)
                .map(job -> entries.get(job.id()))
                .ifPresent(entry -> finish(entry, JobStatus.FAILED, entry.job().lastError()));
    }

    List<PoisonJob> poisoned(long afterId, int limit) {
        return poison.tailMap(afterId, false).values().stream().limit(limit).toList();
    }

    JobBacklog backlog() {
        Optional<Instant> firstDue = with(JobStatus.PENDING).map(Job::notBefore).min(Comparator.naturalOrder());
        return new JobBacklog(
                with(JobStatus.PENDING).count(), with(JobStatus.PROCESSING).count(), poison.size(), firstDue);
    }

    private Stream<Job> with(JobStatus status) {
        return entries.values().stream().map(Entry::job).filter(job -> job.status() == status);
    }

    Optional<PoisonJob> removePoison(long poisonId) {
        return Optional.ofNullable(poison.remove(poisonId));
    }

    void forget(long assetId) {
        entries.values().removeIf(entry -> entry.job().assetId() == assetId);
        removePoisonOf(assetId);
    }

    private void removePoisonOf(long assetId) {
        poison.values().removeIf(job -> job.assetId() == assetId);
    }

    private Optional<Entry> held(JobLease lease) {
        return Optional.ofNullable(entries.get(lease.job().id()))
                .filter(entry -> entry.job().status() == JobStatus.PROCESSING && entry.token() == lease.token());
    }

    private void finish(Entry entry, JobStatus status, Optional<String> error) {
        Job job = entry.job();
        put(new Entry(
                changed(job, status, job.attempts(), job.notBefore(), error), entry.token(), Instant.MAX, Instant.MAX));
    }

    private void put(Entry entry) {
        entries.put(entry.id(), entry);
    }

    private static Job changed(Job job, JobStatus status, int attempts, Instant notBefore, Optional<String> lastError) {
        return new Job(
                job.id(), job.assetId(), status, attempts, notBefore, lastError, job.createdAt(), job.requestId());
    }

    /**
     * A job as it stands.
     *
     * @param token of the newest lease
     * @param dueAt when a pending job's time comes, or the lease of one in process lapses
     * @param sweepAt as {@code dueAt}, or later while a sweep that returned it keeps quiet
     */
    private record Entry(Job job, long token, Instant dueAt, Instant sweepAt) {
        long id() {
            return job.id();
        }

        boolean isFinished() {
            return job.status().isFinished();
        }
    }
}
