package io.imagecatalog.worker;

import io.imagecatalog.model.Job;
import io.imagecatalog.model.RenderStep;
import io.imagecatalog.spi.CatalogListener;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Tells a listener how long the steps of one attempt take. Steps that fail are not told of. */
record StepWatch(Job job, CatalogListener listener) {

    /** What a step does. */
    @FunctionalInterface
    interface Step<T> {
        T run() throws IOException;
    }

    <T> T time(RenderStep step, Step<T> work) throws IOException {
        long start = System.nanoTime();
        T result = work.run();
        listener.stepDone(job, step, Duration.ofNanos(System.nanoTime() - start));
        return result;
    }

    /** Tells of steps that somebody else has timed. */
    void tell(Map<RenderStep, Duration> took) {
        new TreeMap<>(took).forEach((step, duration) -> listener.stepDone(job, step, duration));
    }
}
