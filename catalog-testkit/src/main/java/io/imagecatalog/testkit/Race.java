package io.imagecatalog.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Lets several threads do something at the same moment. */
final class Race {
    private static final int PATIENCE_SECONDS = 60;

    private Race() {}

    @FunctionalInterface
    interface Runner<T, R> {
        R run(T input) throws Exception;
    }

    /** Runs once an input, each on a thread of its own, and returns the results in the order of the inputs. */
    static <T, R> List<R> all(List<T> inputs, Runner<T, R> runner) throws Exception {
        CountDownLatch ready = new CountDownLatch(inputs.size());
        ExecutorService threads = Executors.newFixedThreadPool(inputs.size());
        try {
            List<Future<R>> futures = new ArrayList<>();
            for (T input : inputs) {
                futures.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return runner.run(input);
                }));
            }
            List<R> results = new ArrayList<>();
            for (Future<R> future : futures) {
                results.add(future.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Runs the same thing on so many threads; each is told its number, from 0. */
    static <R> List<R> of(int threads, Runner<Integer, R> runner) throws Exception {
        return all(IntStream.range(0, threads).boxed().toList(), runner);
    }
}
