package io.imagecatalog.bench;

import java.util.Locale;

/** What became of a hostile file, and how long that took. */
record HostileOutcome(CorpusPicture picture, Kind kind, String detail, long millis) {

    enum Kind {
        ACCEPTED,
        REFUSED,
        /** Ended in a way that no caller is told to expect. */
        BROKEN
    }

    boolean broken() {
        return kind == Kind.BROKEN;
    }

    boolean wronglyAccepted() {
        return kind == Kind.ACCEPTED && picture.mustBeRefused();
    }

    private boolean wronglyRefused() {
        return kind == Kind.REFUSED && picture.mustBeAccepted();
    }

    @Override
    public String toString() {
        String outcome = kind.name().toLowerCase(Locale.ROOT);
        String surprise = wronglyAccepted() || wronglyRefused() ? " (expected: " + picture.expected() + ")" : "";
        return String.format(Locale.ROOT, "%-8s %5d ms  %s%s", outcome, millis, detail, surprise);
    }
}
