package io.imagecatalog.image.structure;

import io.imagecatalog.model.ImageFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** PNG, W3C Portable Network Graphics, third edition: chunks with checksums from IHDR to IEND. */
final class PngStructure implements Structure {
    private static final int SIGNATURE_BYTES = 8;
    private static final Pattern NAME = Pattern.compile("[A-Za-z]{4}");
    private static final int MAX_KEYWORD = 79;
    // A match of 258 bytes takes two bits at least. What claims more would make a decoder allocate for nothing.
    private static final int MOST_DEFLATED = 1032;

    @Override
    public Anatomy walk(ByteReader in, SizeLimit limit) throws IOException {
        return new Walk(in, limit).toTheEnd();
    }

    private static final class Walk {
        private final ByteReader in;
        private final SizeLimit limit;
        private final Excerpt.Builder excerpt = new Excerpt.Builder();
        private @Nullable PngHeader header;
        private int paletteEntries;
        private boolean pixels;
        private long pixelBytes;
        private boolean pixelsOver;
        private int orientation = 1;
        private Optional<EmbeddedProfile> profile = Optional.empty();

        Walk(ByteReader in, SizeLimit limit) {
            this.in = in;
            this.limit = limit;
        }

        Anatomy toTheEnd() throws IOException {
            in.skip(SIGNATURE_BYTES);
            excerpt.keep(0, SIGNATURE_BYTES);
            String type;
            do {
                type = chunk();
            } while (!type.equals("IEND"));
            if (!pixels) {
                throw Refusal.damaged("it has no pixels");
            }
            PngHeader known = header();
            if (pixelBytes * MOST_DEFLATED < known.rowBytes()) {
                throw Refusal.damaged("it has too few bytes for its size");
            }
            return Anatomy.of(ImageFormat.PNG, known.size(), known.colorSpace(), excerpt.build(), known.bytesPerPixel())
                    .turned(orientation)
                    .profiled(profile);
        }

        private String chunk() throws IOException {
            long start = in.position();
            long length = in.u32();
            String type = in.tag();
            long data = in.position();
            if (length > Integer.MAX_VALUE) {
                throw Refusal.damaged("a chunk's length is impossible");
            }
            if (!NAME.matcher(type).matches()) {
                throw Refusal.damaged("a chunk's name is not four letters");
            }
            boolean first = header == null;
            if (first != type.equals("IHDR")) {
                throw Refusal.damaged("its header is not where it belongs");
            }
            requireInOrder(type);
            verifyChecksum(type, length);
            long end = in.position();
            if (read(type, data, length)) {
                excerpt.keep(start, end);
            }
            in.seek(end);
            return type;
        }

        private void verifyChecksum(String type, long length) throws IOException {
            CRC32 checksum = new CRC32();
            checksum.update(type.getBytes(StandardCharsets.ISO_8859_1));
            in.digest(length, checksum);
            if (in.u32() != checksum.getValue()) {
                throw Refusal.damaged("the checksum of its " + type + " chunk is wrong");
            }
        }

        private void requireInOrder(String type) {
            boolean isPixels = type.equals("IDAT");
            if (isPixels && pixelsOver) {
                throw Refusal.damaged("its pixels are in two places");
            }
            pixelsOver |= pixels && !isPixels;
        }

        /** Takes a chunk in; returns whether a decoder needs it. */
        private boolean read(String type, long data, long length) throws IOException {
            switch (type) {
                case "IHDR" -> {
                    in.seek(data);
                    header = PngHeader.read(in, length, limit);
                    return true;
                }
                case "IDAT" -> {
                    requirePalette();
                    pixels = true;
                    pixelBytes += length;
                    return true;
                }
                case "IEND" -> {
                    return true;
                }
                case "PLTE" -> {
                    return palette(length);
                }
                case "tRNS" -> {
                    return !pixels && header().mayHaveTransparency(length, paletteEntries);
                }
                default -> {
                    return ancillary(type, data, length);
                }
            }
        }

        private boolean palette(long length) {
            if (!header().isPalette()) {
                return false;
            }
            if (paletteEntries > 0 || length % 3 != 0 || length < 3 || length / 3 > header().maxPaletteEntries()) {
                throw Refusal.damaged("its palette is malformed");
            }
            paletteEntries = (int) (length / 3);
            return true;
        }

        private void requirePalette() {
            if (header().isPalette() && paletteEntries == 0) {
                throw Refusal.damaged("it has no palette");
            }
        }

        private boolean ancillary(String type, long data, long length) throws IOException {
            if (Character.isUpperCase(type.charAt(0))) {
                throw Refusal.damaged("it has a chunk of an unknown kind that it can't be shown without");
            }
            if (type.equals("eXIf") && length <= ExifOrientation.MAX_BYTES) {
                in.seek(data);
                orientation = ExifOrientation.of(in.bytes((int) length));
            } else if (type.equals("iCCP") && profile.isEmpty() && !pixels) {
                profile = profile(data, length);
            }
            return false;
        }

        /** A profile has a name, a zero byte and the number of its compression method before it. */
        private Optional<EmbeddedProfile> profile(long data, long length) throws IOException {
            in.seek(data);
            int name = 0;
            while (name <= MAX_KEYWORD && name < length && in.u8() != 0) {
                name++;
            }
            long from = data + name + 2;
            if (name > MAX_KEYWORD || from >= data + length) {
                return Optional.empty();
            }
            Excerpt bytes = new Excerpt.Builder().keep(from, data + length).build();
            return Optional.of(new EmbeddedProfile(bytes, true));
        }

        private PngHeader header() {
            PngHeader known = header;
            if (known == null) {
                throw Refusal.damaged("it has no header");
            }
            return known;
        }
    }
}
