package io.imagecatalog.spi;

import io.imagecatalog.model.RequestId;
import java.util.Optional;

/**
 * Tells on whose behalf a thread is working: asked by the thread that uploads a picture, or has one rendered again, for the
 * request id that the job is to carry. Where a host keeps such an id for its logs already, this hands it out:
 *
 * <pre>{@code
 * RequestIds ids = () -> Optional.ofNullable(MDC.get("request_id")).flatMap(RequestId::parse);
 * }</pre>
 *
 * <p>Must be thread-safe.
 */
@FunctionalInterface
public interface RequestIds {

    /** Of the calling thread; empty if it works for no request. */
    Optional<RequestId> current();

    /** Nobody asks for anything by a name. */
    static RequestIds none() {
        return Optional::empty;
    }
}
