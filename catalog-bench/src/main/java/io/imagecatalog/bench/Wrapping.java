package io.imagecatalog.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Breaks text into lines wherever they are full: names of files have no spaces to break at. */
final class Wrapping {
    private Wrapping() {}

    static List<String> lines(String text, int width, ToIntFunction<String> widthOf) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int end = 1; end <= text.length(); end++) {
            if (widthOf.applyAsInt(text.substring(start, end)) > width) {
                lines.add(text.substring(start, end - 1));
                start = end - 1;
            }
        }
        lines.add(text.substring(start));
        return lines;
    }
}
