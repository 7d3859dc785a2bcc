package io.imagecatalog.server.cli;

import io.imagecatalog.Catalog;
import io.imagecatalog.VerifyService;
import io.imagecatalog.model.Finding;
import io.imagecatalog.model.VerifyPage;
import io.imagecatalog.model.VerifyPosition;
import io.imagecatalog.spi.PortException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** One run of {@code verify}: findings go to the standard output, how far it is to the standard error. */
final class Verification {
    private static final int SOUND = 0;
    private static final int WRONG = 1;
    private static final long NANOS_BETWEEN_LINES = Duration.ofSeconds(5).toNanos();

    private final VerifyService service;
    private final boolean hashes;
    private final boolean repair;
    private final PrintWriter out;
    private final PrintWriter err;
    private long lastLine = System.nanoTime();
    private long checked;
    private long wrong;
    private long repaired;
    private long orphans;

    Verification(Catalog catalog, boolean hashes, boolean repair, PrintWriter out, PrintWriter err) {
        this.service = catalog.verification();
        this.hashes = hashes;
        this.repair = repair;
        this.out = out;
        this.err = err;
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
        sum("All is looked at: ");
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
        out.println(kind + "  " + finding.text() + mended(finding));
        out.flush();
    }

    private String mended(Finding finding) {
        if (finding.kind().isHarmless()) {
            orphans++;
            return "";
        }
        wrong++;
        if (!repair) {
            return "";
        }
        if (!service.repair(finding)) {
            return "  [can't be repaired]";
        }
        repaired++;
        return finding.kind() == Finding.Kind.USAGE_WRONG ? "  [set right]" : "  [will be rendered again]";
    }

    private void progress(VerifyPosition next) {
        long now = System.nanoTime();
        if (now - lastLine >= NANOS_BETWEEN_LINES) {
            lastLine = now;
            sum("At " + next + ": ");
        }
    }

    private void stopped(VerifyPosition next, String reason) {
        sum("Stopped, " + reason + ": ");
        String flags = (hashes ? " --hashes" : "") + (repair ? " --repair" : "");
        err.println("Go on with: catalog verify" + flags + " --from " + next);
        err.flush();
    }

    private void sum(String lead) {
        err.println(lead
                + String.format(Locale.ROOT, "%,d checked, %,d wrong", checked, wrong)
                + (repair ? String.format(Locale.ROOT, " (%,d repaired)", repaired) : "")
                + String.format(Locale.ROOT, ", %,d orphans", orphans));
        err.flush();
    }
}
