package io.imagecatalog.server.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which bytes of a file a {@code Range} header asks for. */
sealed interface ByteRange {
    /**
     * Reads a header. What is not understood is ignored, as RFC 9110 has it, and so is a list of ranges.
     *
     * @param length the file's
     */
    static ByteRange parse(String header, long length) {
        Matcher range = Part.FORM.matcher(header);
        if (!range.matches()) {
            return new Whole();
        }
        String first = range.group(1);
        String last = range.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? new Whole() : suffix(Long.parseLong(last), length);
        }
        return from(Long.parseLong(first), last.isEmpty() ? length - 1 : Long.parseLong(last), length);
    }

    private static ByteRange suffix(long count, long length) {
        return count == 0 || length == 0 ? new Unsatisfiable() : new Part(Math.max(0, length - count), length - 1);
    }

    private static ByteRange from(long first, long last, long length) {
        if (first >= length) {
            return new Unsatisfiable();
        }
        return last < first ? new Whole() : new Part(first, Math.min(last, length - 1));
    }

    record Whole() implements ByteRange {}

    record Unsatisfiable() implements ByteRange {}

    /** Both ends are included. */
    record Part(long first, long last) implements ByteRange {
        private static final Pattern FORM =
                Pattern.compile("\\s*bytes\\s*=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})\\s*", Pattern.CASE_INSENSITIVE);

        long length() {
            return last - first + 1;
        }
    }
}
