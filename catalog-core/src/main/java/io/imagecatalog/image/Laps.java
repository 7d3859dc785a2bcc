package io.imagecatalog.image;

import io.imagecatalog.model.RenderStep;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Adds up how long each step of one rendering takes: whatever time passes is of the step last turned to. */
final class Laps {
    private final Map<RenderStep, Duration> took = new EnumMap<>(RenderStep.class);
    private RenderStep step;
    private long since = System.nanoTime();

    Laps(RenderStep first) {
        this.step = first;
    }

    void turnTo(RenderStep next) {
        long now = System.nanoTime();
        took.merge(step, Duration.ofNanos(now - since), Duration::plus);
        step = next;
        since = now;
    }

    /** All until now. */
    Map<RenderStep, Duration> took() {
        turnTo(step);
        return took;
    }
}
