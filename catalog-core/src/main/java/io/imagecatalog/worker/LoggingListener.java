package io.imagecatalog.worker;

import io.imagecatalog.model.Fidelity;
import io.imagecatalog.model.Job;
import io.imagecatalog.model.NewRendition;
import io.imagecatalog.model.QualityGate;
import io.imagecatalog.spi.CatalogListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes one line to the platform's logger for every job that ends, in the words of the usage guide, and one for every
 * gate that was missed, every part that degrades and every one that recovers. Thread-safe.
 */
public final class LoggingListener implements CatalogListener {
    private final Logger log = System.getLogger("io.imagecatalog.worker");

    @Override
    public void jobCompleted(Job job) {
        log.log(Level.INFO, "✓ Job " + job.id() + " completed for asset " + job.assetId());
    }

    @Override
    public void gateMissed(Job job, NewRendition rendition, QualityGate gate) {
        String measured = rendition
                .fidelity()
                .map(fidelity -> " (" + measures(fidelity, gate) + ")")
                .orElse("");
        log.log(
                Level.WARNING,
                "⚠ Job " + job.id() + ": " + rendition.preset() + " of asset " + job.assetId()
                        + " stays below its gate at quality " + rendition.quality() + measured);
    }

    @Override
    public void jobRetried(Job job, Duration delay, int retry, int retries, Throwable cause) {
        log.log(
                Level.WARNING,
                "⚠ Job %d failed, retrying in %ds (attempt %d/%d)"
                        .formatted(job.id(), delay.toSeconds(), retry, retries));
        logCause(job, cause);
    }

    @Override
    public void jobBuried(Job job, int retries, Throwable cause) {
        log.log(Level.ERROR, "✗ Job " + job.id() + " failed permanently after " + retries + " retries");
        logCause(job, cause);
    }

    @Override
    public void degraded(String part, Throwable cause) {
        log.log(Level.WARNING, part + ": " + cause.getMessage());
        log.log(Level.DEBUG, part, cause);
    }

    @Override
    public void recovered(String part) {
        log.log(Level.INFO, part);
    }

    private static String measures(Fidelity fidelity, QualityGate gate) {
        List<String> measures = new ArrayList<>();
        gate.leastSsim().ifPresent(least -> measures.add("SSIM " + floor(fidelity.ssim(), 4) + " of " + least));
        gate.leastPsnr().ifPresent(least -> measures.add("PSNR " + floor(fidelity.psnr(), 2) + " of " + least + " dB"));
        return String.join(", ", measures);
    }

    /** Rounded to the nearest, what falls short by a hair would look as if it did not. */
    private static BigDecimal floor(double measured, int decimals) {
        return BigDecimal.valueOf(measured).setScale(decimals, RoundingMode.FLOOR);
    }

    private void logCause(Job job, Throwable cause) {
        log.log(Level.WARNING, "Job " + job.id() + ": " + FailureText.of(cause));
        log.log(Level.DEBUG, "Job " + job.id(), cause);
    }
}
