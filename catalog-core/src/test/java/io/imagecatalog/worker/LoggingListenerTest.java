package io.imagecatalog.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.model.ContentHash;
import io.imagecatalog.model.Fidelity;
import io.imagecatalog.model.ImageFormat;
import io.imagecatalog.model.Job;
import io.imagecatalog.model.JobStatus;
import io.imagecatalog.model.NewRendition;
import io.imagecatalog.model.QualityGate;
import io.imagecatalog.model.Size;
import io.imagecatalog.model.StorageKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoggingListenerTest {
    private final Logger logger = Logger.getLogger("io.imagecatalog.worker");
    private final Lines lines = new Lines();
    private final LoggingListener listener = new LoggingListener();

    @BeforeEach
    void listen() {
        logger.addHandler(lines);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void leave() {
        logger.removeHandler(lines);
        logger.setUseParentHandlers(true);
    }

    @Test
    void writes_the_lines_of_the_guide_word_for_word() {
        listener.jobCompleted(job(1));
        listener.jobRetried(job(2), Duration.ofSeconds(2), 1, 3, new IllegalStateException());
        listener.jobBuried(job(3), 3, new IllegalStateException());

        assertThat(lines.messages)
                .contains(
                        "✓ Job 1 completed for asset 1",
                        "⚠ Job 2 failed, retrying in 2s (attempt 1/3)",
                        "✗ Job 3 failed permanently after 3 retries");
    }

    @Test
    void writes_one_line_for_a_part_that_degrades_and_one_when_it_is_back() {
        listener.degraded("Queue away", new IllegalStateException("No answer"));
        listener.recovered("Queue is back");

        assertThat(lines.messages).containsExactly("Queue away: No answer", "Queue is back");
    }

    @Test
    void writes_one_line_for_a_gate_that_was_missed() {
        QualityGate both = QualityGate.ssim(0.98).withPsnr(38);

        listener.gateMissed(job(7), rendition(new Fidelity(36.219, 0.97999)), QualityGate.ssim(0.98));
        listener.gateMissed(job(8), rendition(new Fidelity(36.219, 0.97999)), QualityGate.psnr(38.5));
        listener.gateMissed(job(9), rendition(new Fidelity(36.219, 0.97999)), both);

        assertThat(lines.messages)
                .containsExactly(
                        "⚠ Job 7: card of asset 7 stays below its gate at quality 95 (SSIM 0.9799 of 0.98)",
                        "⚠ Job 8: card of asset 8 stays below its gate at quality 95 (PSNR 36.21 of 38.5 dB)",
                        "⚠ Job 9: card of asset 9 stays below its gate at quality 95"
                                + " (SSIM 0.9799 of 0.98, PSNR 36.21 of 38.0 dB)");
    }

    private static NewRendition rendition(Fidelity fidelity) {
        return new NewRendition(
                "card",
                new StorageKey("renditions/7_card.jpg"),
                ImageFormat.JPEG,
                new Size(400, 300),
                9000,
                95,
                Optional.of(fidelity),
                "0123456789abcdef",
                ContentHash.of(new byte[9]));
    }

    private static Job job(long id) {
        return new Job(id, id, JobStatus.PROCESSING, 1, Instant.EPOCH, Optional.empty(), Instant.EPOCH);
    }

    private static final class Lines extends Handler {
        private final List<String> messages = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            messages.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
