package io.imagecatalog.server.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** How fast something is, by the last half minute of it, and how long it will still take at that. Not thread-safe. */
final class Pace {
    private static final long WINDOW = TimeUnit.SECONDS.toNanos(30);
    private static final int BAR = 20;

    private final Deque<Sample> samples = new ArrayDeque<>();

    /** @param work what the time that is left is reckoned by: bytes, or as often as things are all alike, their number */
    private record Sample(long nanos, long count, long work) {}

    Pace(long nanos) {
        samples.add(new Sample(nanos, 0, 0));
    }

    /** Says how much is done by now. */
    void at(long nanos, long count, long work) {
        samples.add(new Sample(nanos, count, work));
        while (samples.size() > 2 && nanos - samples.getFirst().nanos() > WINDOW) {
            samples.removeFirst();
        }
    }

    double countPerSecond() {
        return (samples.getLast().count() - samples.getFirst().count()) / seconds();
    }

    double workPerSecond() {
        return (samples.getLast().work() - samples.getFirst().work()) / seconds();
    }

    /** Such as {@code [=====>              ]  25%}. */
    String bar(long allWork) {
        double part = allWork == 0 ? 1 : Math.min(1, (double) samples.getLast().work() / allWork);
        int full = (int) (part * BAR);
        return "[" + "=".repeat(full) + (full < BAR ? ">" : "") + " ".repeat(Math.max(0, BAR - full - 1)) + "] "
                + String.format(Locale.ROOT, "%3d%%", (int) (part * 100));
    }

    /** Such as {@code , 3m05s left}; empty while nobody knows. */
    String left(long allWork) {
        double speed = workPerSecond();
        long left = allWork - samples.getLast().work();
        return speed <= 0 || left < 0 ? "" : ", " + duration((long) (left / speed)) + " left";
    }

    /** Such as {@code 7s}, {@code 3m05s}, {@code 2h09m}. */
    static String duration(long seconds) {
        if (seconds < 60) {
            return seconds + "s";
        }
        return seconds < 3600
                ? String.format(Locale.ROOT, "%dm%02ds", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%,dh%02dm", seconds / 3600, seconds / 60 % 60);
    }

    private double seconds() {
        return Math.max(1e-3, (samples.getLast().nanos() - samples.getFirst().nanos()) / 1e9);
    }
}
