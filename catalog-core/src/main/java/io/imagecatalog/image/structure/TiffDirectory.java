package io.imagecatalog.image.structure;

import io.imagecatalog.image.structure.Excerpt.Range;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A page's tags. Values are read when they are asked for. */
final class TiffDirectory {
    // BigTIFF could have more, but nobody has use for them.
    private static final int MAX_ENTRIES = 65_535;

    private final TiffNumbers numbers;
    private final Map<Integer, Entry> entries;

    /**
     * @param position of the first value
     */
    private record Entry(int type, long count, long position) {

        /** 0 if there is no such type. */
        int bytesEach() {
            return switch (type) {
                case 1, 2, 6, 7 -> 1;
                case 3, 8 -> 2;
                case 4, 9, 11, 13 -> 4;
                case 5, 10, 12, 16, 17, 18 -> 8;
                default -> 0;
            };
        }
    }

    private TiffDirectory(TiffNumbers numbers, Map<Integer, Entry> entries) {
        this.numbers = numbers;
        this.entries = entries;
    }

    /** Reads the directory that begins here, up to the offset of the next one. */
    static TiffDirectory read(TiffNumbers numbers) throws IOException {
        long count = numbers.isBig() ? numbers.u64() : numbers.u16();
        if (count > MAX_ENTRIES) {
            throw Refusal.damaged("a page has too many tags");
        }
        Map<Integer, Entry> entries = new HashMap<>();
        for (int i = 0; i < count; i++) {
            int tag = numbers.u16();
            entries.putIfAbsent(tag, entry(numbers));
        }
        return new TiffDirectory(numbers, entries);
    }

    /** Values that fit into the place of an offset stand there themselves. */
    private static Entry entry(TiffNumbers numbers) throws IOException {
        int type = numbers.u16();
        long count = numbers.offset();
        int inlineBytes = numbers.isBig() ? 8 : 4;
        long position = numbers.position();
        Entry inline = new Entry(type, count, position);
        if (inline.bytesEach() > 0 && count <= inlineBytes / inline.bytesEach()) {
            numbers.seek(position + inlineBytes);
            return inline;
        }
        return new Entry(type, count, numbers.offset());
    }

    long count(int tag) {
        Entry entry = entries.get(tag);
        return entry == null ? 0 : entry.count();
    }

    long required(int tag) throws IOException {
        long value = number(tag, -1);
        if (value < 0) {
            throw Refusal.damaged("its header is incomplete");
        }
        return value;
    }

    /** The first value, or another number if there is no such tag. */
    long number(int tag, long otherwise) throws IOException {
        return number(tag, 0, otherwise);
    }

    long number(int tag, long index, long otherwise) throws IOException {
        Entry entry = entries.get(tag);
        if (entry == null || index >= entry.count()) {
            return otherwise;
        }
        seek(entry, index);
        return read(entry);
    }

    private void seek(Entry entry, long index) throws IOException {
        if (entry.bytesEach() == 0) {
            throw Refusal.damaged("a tag is malformed");
        }
        numbers.seek(entry.position() + index * entry.bytesEach());
    }

    private long read(Entry entry) throws IOException {
        return switch (entry.type()) {
            case 1, 7 -> numbers.u8();
            case 3 -> numbers.u16();
            case 4, 13 -> numbers.u32();
            case 16, 18 -> numbers.u64();
            default -> throw Refusal.damaged("a tag is malformed");
        };
    }

    /** The first so many values. */
    long[] numbers(int tag, int count) throws IOException {
        Entry entry = entries.get(tag);
        if (entry == null || entry.count() < count) {
            throw Refusal.damaged("some of its pixels are missing");
        }
        long[] values = new long[count];
        seek(entry, 0);
        for (int i = 0; i < count; i++) {
            values[i] = read(entry);
        }
        return values;
    }

    /** Where the values of a tag are. */
    Optional<Range> range(int tag) {
        return Optional.ofNullable(entries.get(tag))
                .filter(entry -> entry.bytesEach() == 1)
                .map(entry -> new Range(entry.position(), entry.position() + entry.count()));
    }
}
