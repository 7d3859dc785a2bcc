package io.imagecatalog.server.http;

import io.imagecatalog.spi.PortException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one part of the catalog whether it works. A part is asked once at a time: whoever wants to know meanwhile shares the
 * answer, so a part that hangs holds up one thread and no more.
 */
public final class HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(HealthCheck.class);

    private final String part;
    private final Runnable question;
    private final Executor executor;
    private @Nullable CompletableFuture<Boolean> asked;

    /**
     * @param part its name in the answer
     * @param question returns if the part works, throws if not
     * @param executor runs the question; a thread for each part is enough
     */
    public HealthCheck(String part, Runnable question, Executor executor) {
        this.part = part;
        this.question = question;
        this.executor = executor;
    }

    String part() {
        return part;
    }

    /** Whether the part works, as soon as it says so; not to be cancelled or completed by the caller. */
    synchronized CompletableFuture<Boolean> ask() {
        if (asked == null || asked.isDone()) {
            asked = CompletableFuture.supplyAsync(this::works, executor);
        }
        return asked;
    }

    private boolean works() {
        try {
            question.run();
            return true;
        } catch (PortException e) {
            LOG.warn("The {} does not work: {}", part, e.getMessage());
            return false;
        } catch (RuntimeException e) {
            LOG.warn("The {} does not work", part, e);
            return false;
        }
    }
}
