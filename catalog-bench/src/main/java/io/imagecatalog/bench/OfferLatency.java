package io.imagecatalog.bench;

import io.imagecatalog.spi.JobQueue;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How soon a job that is offered is taken by a taker that has nothing to do: of the same process, and of another one, for
 * which here stands a queue object with connections of its own.
 *
 * <pre>{@code java -cp catalog-bench/target/benchmarks.jar io.imagecatalog.bench.OfferLatency}</pre>
 *
 * <p>Takes the names of what to measure, as {@link JobThroughput} does. Times are in milliseconds.
 */
final class OfferLatency {
    private static final List<String> ALL = List.of("memory", "h2", "postgresql", "redis");
    private static final int WARM_UP = 50;
    private static final int OFFERS = 1000;
    private static final int LONGEST_PAUSE_MILLIS = 20;
    private static final Duration WAIT = Duration.ofMillis(500);

    private final JobQueue offering;
    private final JobQueue taking;
    private final Latencies latencies = new Latencies();
    private final ConcurrentHashMap<Long, Long> offered = new ConcurrentHashMap<>();
    private final CountDownLatch left = new CountDownLatch(WARM_UP + OFFERS);

    private OfferLatency(JobQueue offering, JobQueue taking) {
        this.offering = offering;
        this.taking = taking;
    }

    /** Takes names. */
    public static void main(String[] args) throws InterruptedException {
        System.out.printf("%,d offers   median    99 %%  longest%n", OFFERS);
        for (String name : args.length == 0 ? ALL : List.of(args)) {
            try (Backend backend = Backend.open(name);
                    JobQueue one = backend.openQueue();
                    JobQueue other = backend.openQueue()) {
                System.out.println(backend.title());
                new OfferLatency(one, one).measure("same process");
                new OfferLatency(one, other).measure("another");
            }
        }
    }

    private void measure(String whose) throws InterruptedException {
        Thread taker = new Thread(this::takeAll, "taker");
        taker.start();
        Random pauses = new Random(1);
        for (long id = 1; id <= WARM_UP + OFFERS; id++) {
            TimeUnit.MILLISECONDS.sleep(1 + pauses.nextInt(LONGEST_PAUSE_MILLIS));
            offered.put(id, System.nanoTime());
            offering.offer(id);
        }
        taker.join();
        System.out.printf(
                "%-13s %8.2f %7.2f %8.2f%n",
                whose, latencies.medianMillis(), latencies.percentileMillis(99), latencies.percentileMillis(100));
    }

    private void takeAll() {
        try {
            while (left.getCount() > 0) {
                List<Long> taken = taking.take(1, WAIT);
                long now = System.nanoTime();
                taken.forEach(id -> taken(id, now));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void taken(long id, long now) {
        left.countDown();
        Long since = offered.remove(id);
        if (since != null && id > WARM_UP) {
            latencies.add(now - since);
        }
    }
}
