package io.imagecatalog.server.cli;

import io.imagecatalog.Catalog;
import io.imagecatalog.model.Job;
import io.imagecatalog.model.JobStatus;
import io.imagecatalog.model.StaleAsset;
import io.imagecatalog.model.StalePage;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One run of {@code regenerate}: looks through the assets for the plan, then once more to have it done. */
final class Regeneration {
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Catalog catalog;
    private final Optional<String> tenant;
    private final Optional<String> preset;
    private final OutputOptions output;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Supplier<OptionalInt> told;
    private final Progress progress;
    private final Map<String, Long> byPreset = new TreeMap<>();
    private final Deque<Long> jobs = new ArrayDeque<>();
    private long checked;
    private long stale;
    private long beingMade;
    private long asked;
    private long completed;
    private long failed;

    /** What is said as JSON; of {@code asked} jobs those that were waited for are completed or failed. */
    private record Report(
            long checked,
            long stale,
            long beingMade,
            Map<String, Long> stalePresets,
            long asked,
            long completed,
            long failed,
            boolean stopped) {}

    /**
     * A run that is still to begin.
     *
     * @param told whether to stop, and the exit code then
     */
    Regeneration(
            Catalog catalog,
            Optional<String> tenant,
            Optional<String> preset,
            OutputOptions output,
            PrintWriter out,
            PrintWriter err,
            Supplier<OptionalInt> told) {
        this.catalog = catalog;
        this.tenant = tenant;
        this.preset = preset;
        this.output = output;
        this.out = out;
        this.err = err;
        this.told = told;
        this.progress = output.progress(err);
    }

    /**
     * Returns the exit code.
     *
     * @param yes whether the plan is carried out
     * @param wait whether until the end
     */
    int run(boolean yes, boolean wait) {
        eachStale(this::plan);
        if (!output.json()) {
            printPlan();
        }
        if (yes && !isTold()) {
            carryOut(wait);
        }
        progress.clear();
        report(yes, wait);
        return told.get().orElse(failed == 0 ? 0 : 1);
    }

    private void plan(StaleAsset asset) {
        stale++;
        beingMade += asset.beingMade() ? 1 : 0;
        asset.presets().forEach(name -> byPreset.merge(name, 1L, Long::sum));
    }

    private void carryOut(boolean wait) {
        Pace asking = new Pace(System.nanoTime());
        eachStale(asset -> {
            catalog.assets().regenerate(asset.asset().id()).ifPresent(job -> {
                asked++;
                if (wait) {
                    jobs.add(job.id());
                }
            });
            show("asked for", asking, asked, stale);
        });
        await();
    }

    /** The oldest is looked at, and once it is finished the next: they are made about in that order. */
    private void await() {
        Pace making = new Pace(System.nanoTime());
        while (!jobs.isEmpty() && !isTold()) {
            Optional<Job> job = catalog.jobs().find(jobs.getFirst());
            if (job.isPresent() && !job.get().status().isFinished()) {
                LockSupport.parkNanos(BETWEEN_LOOKS);
            } else {
                jobs.removeFirst();
                boolean made = job.isEmpty() || job.get().status() == JobStatus.COMPLETED;
                completed += made ? 1 : 0;
                failed += made ? 0 : 1;
            }
            show("made", making, completed + failed, asked);
        }
    }

    private void eachStale(Consumer<StaleAsset> action) {
        checked = 0;
        OptionalLong at = OptionalLong.of(tenant.isPresent() ? Long.MAX_VALUE : 0);
        while (at.isPresent() && !isTold()) {
            StalePage page = page(at.getAsLong());
            checked += page.checked();
            page.stale().stream().filter(this::isMeant).forEach(action);
            progress.show(nanos -> String.format(Locale.ROOT, "%,d assets looked at, %,d to do", checked, stale));
            at = page.next();
        }
    }

    private StalePage page(long position) {
        return tenant.map(name -> catalog.regeneration().stale(name, position))
                .orElseGet(() -> catalog.regeneration().stale(position));
    }

    private boolean isMeant(StaleAsset asset) {
        return preset.isEmpty() || asset.presets().contains(preset.get());
    }

    private boolean isTold() {
        return told.get().isPresent();
    }

    private void show(String what, Pace pace, long done, long all) {
        progress.show(nanos -> {
            pace.at(nanos, done, done);
            return pace.bar(all)
                    + String.format(Locale.ROOT, " %,d of %,d %s, %,.1f/s", done, all, what, pace.countPerSecond())
                    + pace.left(all);
        });
    }

    private void printPlan() {
        progress.clear();
        Table table = new Table("PRESET", "ASSETS TO RENDER AGAIN");
        byPreset.forEach(table::add);
        if (!byPreset.isEmpty()) {
            table.print(out);
        }
        say(String.format(
                Locale.ROOT,
                "%,d of %,d assets are to be rendered again; for %,d of them a job is open already.",
                stale,
                checked,
                beingMade));
    }

    private void report(boolean yes, boolean wait) {
        if (output.json()) {
            say(OutputOptions.json(
                    new Report(checked, stale, beingMade, byPreset, asked, completed, failed, isTold())));
        } else if (isTold()) {
            err.println(String.format(Locale.ROOT, "Stopped, told to: %,d were asked for.", asked));
            err.flush();
        } else if (wait) {
            say(String.format(
                    Locale.ROOT, "Made: %,d. Failed: %,d; catalog jobs --poison says why.", completed, failed));
        } else if (yes) {
            say(String.format(Locale.ROOT, "Asked for: %,d. A server or worker makes them.", asked));
        } else {
            say("Nothing was asked for; --yes does.");
        }
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
