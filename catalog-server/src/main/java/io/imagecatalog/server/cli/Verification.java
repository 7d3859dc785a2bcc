package io.imagecatalog.server.cli;

import io.imagecatalog.Catalog;
import io.imagecatalog.VerifyService;
import io.imagecatalog.model.Finding;
import io.imagecatalog.model.VerifyPage;
import io.imagecatalog.model.VerifyPosition;
import io.imagecatalog.spi.PortException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run of {@code verify}: findings go to the standard output, how far it is to the standard error. */
final class Verification {
    private static final int SOUND = 0;
    private static final int WRONG = 1;

    private final VerifyService service;
    private final boolean hashes;
    private final boolean repair;
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;
    private final Progress progress;
    private final Pace pace = new Pace(System.nanoTime());
    private long checked;
    private long wrong;
    private long repaired;
    private long orphans;

    /** A finding as JSON has it, in a line of its own. */
    private record FindingBody(
            String kind,
            @Nullable Long subjectId,
            String text,
            @Nullable String repair) {}

    /** The last line of JSON. */
    private record SumBody(
            long checked,
            long wrong,
            long repaired,
            long orphans,
            @Nullable String from) {}

    Verification(
            Catalog catalog, boolean hashes, boolean repair, OutputOptions output, PrintWriter out, PrintWriter err) {
        this.service = catalog.verification();
        this.hashes = hashes;
        this.repair = repair;
        this.out = out;
        this.err = err;
        this.json = output.json();
        this.progress = output.progress(err);
    }

    /**
     * Returns the exit code.
     *
     * @param told whether to stop, and the exit code then
     */
    int run(VerifyPosition start, Supplier<OptionalInt> told) {
        Optional<VerifyPosition> at = Optional.of(start);
        while (at.isPresent()) {
            OptionalInt stop = told.get();
            if (stop.isPresent()) {
                stopped(at.get(), "told to");
                return stop.getAsInt();
            }
            try {
                at = page(at.get());
            } catch (PortException e) {
                stopped(at.get(), String.valueOf(e.getMessage()));
                return WRONG;
            }
        }
        ended("All is looked at: ", Optional.empty());
        return wrong == repaired ? SOUND : WRONG;
    }

    private Optional<VerifyPosition> page(VerifyPosition from) {
        VerifyPage page = service.verify(from, hashes);
        page.findings().forEach(this::found);
        checked += page.checked();
        page.next().ifPresent(this::progress);
        return page.next();
    }

    private void found(Finding finding) {
        String kind = finding.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        Optional<String> mended = mended(finding);
        progress.clear();
        out.println(
                json
                        ? OutputOptions.json(new FindingBody(
                                kind, finding.subjectId().orElse(null), finding.text(), mended.orElse(null)))
                        : kind + "  " + finding.text()
                                + mended.map(done -> "  [" + done + "]").orElse(""));
        out.flush();
    }

    private Optional<String> mended(Finding finding) {
        if (finding.kind().isHarmless()) {
            orphans++;
            return Optional.empty();
        }
        wrong++;
        if (!repair) {
            return Optional.empty();
        }
        if (!service.repair(finding)) {
            return Optional.of("can't be repaired");
        }
        repaired++;
        return Optional.of(finding.kind() == Finding.Kind.USAGE_WRONG ? "set right" : "will be rendered again");
    }

    private void progress(VerifyPosition next) {
        progress.show(nanos -> {
            pace.at(nanos, checked, checked);
            return "At " + next + ": " + sum() + String.format(Locale.ROOT, ", %,.0f/s", pace.countPerSecond());
        });
    }

    private void stopped(VerifyPosition next, String reason) {
        ended("Stopped, " + reason + ": ", Optional.of(next));
        String flags = (hashes ? " --hashes" : "") + (repair ? " --repair" : "");
        err.println("Go on with: catalog verify" + flags + " --from " + next);
        err.flush();
    }

    private void ended(String lead, Optional<VerifyPosition> next) {
        progress.clear();
        if (json) {
            String from = next.map(VerifyPosition::toString).orElse(null);
            out.println(OutputOptions.json(new SumBody(checked, wrong, repaired, orphans, from)));
            out.flush();
        } else {
            err.println(lead + sum());
            err.flush();
        }
    }

    private String sum() {
        return String.format(Locale.ROOT, "%,d checked, %,d wrong", checked, wrong)
                + (repair ? String.format(Locale.ROOT, " (%,d repaired)", repaired) : "")
                + String.format(Locale.ROOT, ", %,d orphans", orphans);
    }
}
