package io.imagecatalog.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** How long each of many calls took, and how many results they had. */
final class Latencies {
    private final List<Long> nanos = new ArrayList<>();
    private long results;

    <T> List<T> time(Supplier<List<T>> call) {
        long start = System.nanoTime();
        List<T> result = call.get();
        nanos.add(System.nanoTime() - start);
        results += result.size();
        return result;
    }

    /** One that somebody else has measured. */
    void add(long nanosTaken) {
        nanos.add(nanosTaken);
    }

    void addAll(Latencies others) {
        nanos.addAll(others.nanos);
    }

    int count() {
        return nanos.size();
    }

    double medianMillis() {
        return percentileMillis(50);
    }

    /** The time that so many of a hundred calls took at most. */
    double percentileMillis(int percent) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        int index = (sorted.size() - 1) * percent / 100;
        return (double) sorted.get(index) / TimeUnit.MILLISECONDS.toNanos(1);
    }

    double meanResults() {
        return (double) results / nanos.size();
    }
}
