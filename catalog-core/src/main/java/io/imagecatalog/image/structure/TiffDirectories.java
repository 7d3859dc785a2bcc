package io.imagecatalog.image.structure;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** The chain of a TIFF's directories, each of which is a page. */
final class TiffDirectories {
    private final TiffNumbers numbers;
    private final Set<Long> seen = new HashSet<>();
    private long nextOffset;

    TiffDirectories(ByteReader in) throws IOException {
        this.numbers = TiffNumbers.ofHeader(in);
        this.nextOffset = numbers.offset();
    }

    TiffDirectory next() throws IOException {
        if (nextOffset == 0) {
            throw Refusal.damaged("it has no page");
        }
        if (!seen.add(nextOffset)) {
            throw Refusal.damaged("its pages go round in a circle");
        }
        numbers.seek(nextOffset);
        TiffDirectory directory = TiffDirectory.read(numbers);
        nextOffset = numbers.offset();
        return directory;
    }

    /** Whatever is wrong with a later page does not matter, as only the first is shown; that it ends does. */
    void followToTheEnd(int maxPages) throws IOException {
        while (nextOffset != 0) {
            if (seen.size() >= maxPages) {
                throw Refusal.tooLarge("The picture has more than " + maxPages + " pages");
            }
            next();
        }
    }
}
