package io.imagecatalog.server.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes times as RFC 3339 does, in UTC, to the millisecond. */
final class Timestamps {
    private Timestamps() {}

    static String format(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
