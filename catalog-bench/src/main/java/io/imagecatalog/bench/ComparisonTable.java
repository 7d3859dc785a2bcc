package io.imagecatalog.bench;

import java.util.List;
import java.util.Locale;

/** The standings of a contest, in Markdown. */
final class ComparisonTable {
    private static final double KIB = 1024;

    private final List<Integer> jobs;

    ComparisonTable(List<Integer> jobs) {
        this.jobs = jobs;
    }

    /**
     * A table with a row for each.
     *
     * @param title over the first column
     */
    String of(String title, List<Standing> standings) {
        StringBuilder table = new StringBuilder("| " + title + " | by |");
        StringBuilder line = new StringBuilder("| --- | --- |");
        for (int atOnce : jobs) {
            table.append(heading(" CPU ms", atOnce)).append(heading(" ms", atOnce));
            line.append(" --- | --- |");
        }
        table.append(" KiB made |\n").append(line).append(" --- |\n");
        standings.forEach(standing -> table.append(row(standing)));
        return table.toString();
    }

    private static String heading(String figure, int atOnce) {
        return figure + (atOnce == 1 ? "" : ", " + atOnce + " at once") + " |";
    }

    private String row(Standing standing) {
        Contender contender = standing.contender();
        StringBuilder row = new StringBuilder("| " + contender.work() + " | " + contender.name() + " |");
        if (standing.version().isEmpty()) {
            return row.append(remark("missing")).toString();
        }
        if (standing.failure().isPresent()) {
            return row.append(remark("failed: " + standing.failure().get())).toString();
        }
        for (int atOnce : jobs) {
            row.append(figure(standing.medianCpuMillis(atOnce))).append(figure(standing.medianWallMillis(atOnce)));
        }
        return row.append(String.format(Locale.ROOT, " %,.0f |\n", standing.bytes(jobs.get(0)) / KIB))
                .toString();
    }

    /** Instead of all figures. */
    private String remark(String words) {
        return " " + words + " |" + " |".repeat(2 * jobs.size()) + "\n";
    }

    private static String figure(double millis) {
        return String.format(Locale.ROOT, " %.1f |", millis);
    }
}
