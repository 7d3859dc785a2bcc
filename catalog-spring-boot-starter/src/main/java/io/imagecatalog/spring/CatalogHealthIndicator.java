package io.imagecatalog.spring;

import io.imagecatalog.spi.PortException;
import java.lang.System.Logger.Level;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Asks each part of a catalog whether it works. The answer names those that do not; why they do not is logged, as that can
 * name hosts and paths.
 */
final class CatalogHealthIndicator implements HealthIndicator {
    private final System.Logger log = System.getLogger("io.imagecatalog.spring");
    private final Map<String, Runnable> questions;

    /** @param questions by part; each returns if the part works, and throws if not */
    CatalogHealthIndicator(Map<String, Runnable> questions) {
        this.questions = questions;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        questions.forEach((part, question) -> {
            boolean works = works(part, question);
            health.withDetail(part, works ? Status.UP.getCode() : Status.DOWN.getCode());
            if (!works) {
                health.down();
            }
        });
        return health.build();
    }

    private boolean works(String part, Runnable question) {
        try {
            question.run();
            return true;
        } catch (PortException e) {
            log.log(Level.WARNING, "The catalog's " + part + " does not work: " + e.getMessage());
            log.log(Level.DEBUG, "The catalog's " + part, e);
            return false;
        } catch (RuntimeException e) {
            log.log(Level.WARNING, "The catalog's " + part + " does not work", e);
            return false;
        }
    }
}
