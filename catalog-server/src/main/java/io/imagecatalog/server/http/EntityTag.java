package io.imagecatalog.server.http;

import io.imagecatalog.model.ContentHash;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The strong tag of some bytes: their hash. */
record EntityTag(String opaque) {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"");

    static EntityTag of(ContentHash hash) {
        return new EntityTag(hash.hex());
    }

    /** Whether an {@code If-None-Match} names this; a weak tag is good enough for that. */
    boolean isNamedBy(String ifNoneMatch) {
        if (ifNoneMatch.strip().equals("*")) {
            return true;
        }
        Matcher tags = TAG.matcher(ifNoneMatch);
        return tags.results().map(EntityTag::opaquePart).anyMatch(opaque::equals);
    }

    /** Whether this is the value of a query parameter, in quotes or without. */
    boolean isVersion(String version) {
        return version.equals(opaque) || version.equals(toString());
    }

    private static String opaquePart(MatchResult tag) {
        return tag.group(1);
    }

    @Override
    public String toString() {
        return '"' + opaque + '"';
    }
}
