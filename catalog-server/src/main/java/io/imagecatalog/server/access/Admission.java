package io.imagecatalog.server.access;

import io.imagecatalog.server.access.Caller.Anybody;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether callers are asked for a key. Thread-safe. */
public sealed interface Admission {

    /** Whoever sends this key, or none; empty if they are not to be let in. */
    Optional<Caller> callerWith(Optional<ApiKey> key);

    /**
     * Nobody is asked.
     *
     * @param onPurpose whether somebody said so, and sees to it themselves that only the right ones can connect
     */
    record OfEverybody(boolean onPurpose) implements Admission {
        @Override
        public Optional<Caller> callerWith(Optional<ApiKey> key) {
            return Optional.of(new Anybody());
        }
    }

    /**
     * Everybody is asked.
     *
     * @param keys those that hold now
     */
    record ByKey(Supplier<ApiKeys> keys) implements Admission {
        @Override
        public Optional<Caller> callerWith(Optional<ApiKey> key) {
            return key.flatMap(sent -> keys.get().owner(sent));
        }
    }
}
