package io.imagecatalog.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How a contender did. */
final class Standing {
    private final Contender contender;
    private final Map<Integer, List<Round>> rounds = new TreeMap<>();
    private Optional<String> version = Optional.empty();
    private Optional<String> failure = Optional.empty();

    Standing(Contender contender) {
        this.contender = contender;
    }

    Contender contender() {
        return contender;
    }

    void showVersion(String shown) {
        version = Optional.of(shown);
    }

    /** Empty if it is missing. */
    Optional<String> version() {
        return version;
    }

    void fail(@Nullable String why) {
        failure = Optional.of(String.valueOf(why));
    }

    /** Why it did not come to the end. */
    Optional<String> failure() {
        return failure;
    }

    void add(int jobs, Round round) {
        rounds.computeIfAbsent(jobs, any -> new ArrayList<>()).add(round);
    }

    double medianWallMillis(int jobs) {
        return median(jobs, Round::wallMillisAPicture);
    }

    double medianCpuMillis(int jobs) {
        return median(jobs, Round::cpuMillisAPicture);
    }

    /** What came of one picture the last time. */
    long bytes(int jobs) {
        List<Round> all = rounds(jobs);
        return all.get(all.size() - 1).bytes();
    }

    private double median(int jobs, ToDoubleFunction<Round> figure) {
        double[] sorted = rounds(jobs).stream().mapToDouble(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private List<Round> rounds(int jobs) {
        return rounds.getOrDefault(jobs, List.of());
    }
}
