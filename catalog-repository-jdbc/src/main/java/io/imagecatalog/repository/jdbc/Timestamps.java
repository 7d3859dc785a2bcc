package io.imagecatalog.repository.jdbc;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * How times stand in columns: as UTC without a zone, which neither a driver nor the JVM's time zone can shift, and which
 * people can read.
 */
final class Timestamps {
    private Timestamps() {}

    /** Without what is finer than a column keeps; databases would round it up, even into the next day. */
    static Instant kept(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    static LocalDateTime column(Instant time) {
        return LocalDateTime.ofInstant(kept(time), ZoneOffset.UTC);
    }

    static Instant instant(LocalDateTime column) {
        return column.toInstant(ZoneOffset.UTC);
    }
}
