package io.imagecatalog.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.model.Job;
import io.imagecatalog.model.JobStatus;
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
