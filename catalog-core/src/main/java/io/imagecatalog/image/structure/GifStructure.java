package io.imagecatalog.image.structure;

import io.imagecatalog.image.structure.Anatomy.Frame;
import io.imagecatalog.model.ColorSpace;
import io.imagecatalog.model.ImageFormat;
import io.imagecatalog.model.Size;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * GIF87a and GIF89a: blocks up to the trailer. The logical screen is the picture; its first frame, put where it belongs on
 * the screen, is what is shown.
 */
final class GifStructure implements Structure {
    private static final int MAX_FRAMES = 10_000;
    private static final int SIGNATURE_BYTES = 6;
    private static final int TRAILER = 0x3b;
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2c;
    private static final int GRAPHIC_CONTROL = 0xf9;
    private static final int CONTROL_BYTES = 4;

    @Override
    public Anatomy walk(ByteReader in, SizeLimit limit) throws IOException {
        return new Walk(in, limit).toTheEnd();
    }

    private static final class Walk {
        private final ByteReader in;
        private final SizeLimit limit;
        private final Excerpt.Builder excerpt = new Excerpt.Builder();
        private @Nullable Frame first;
        private int frames;

        Walk(ByteReader in, SizeLimit limit) {
            this.in = in;
            this.limit = limit;
        }

        Anatomy toTheEnd() throws IOException {
            in.skip(SIGNATURE_BYTES);
            Size screen = limit.admit(in.u16le(), in.u16le());
            int flags = in.u8();
            in.skip(2);
            skipPalette(flags);
            excerpt.keep(0, in.position());
            int block = in.u8();
            while (block != TRAILER) {
                read(block, screen);
                block = in.u8();
            }
            excerpt.keep(in.position() - 1, in.position());
            Frame shown = first;
            if (shown == null) {
                throw Refusal.damaged("it has no pixels");
            }
            return Anatomy.of(ImageFormat.GIF, screen, ColorSpace.P, excerpt.build(), 1)
                    .placed(shown);
        }

        private void read(int block, Size screen) throws IOException {
            long start = in.position() - 1;
            if (block == IMAGE) {
                image(start, screen);
            } else if (block == EXTENSION) {
                extension(start);
            } else {
                throw Refusal.damaged("it has a block of an unknown kind");
            }
        }

        private void extension(long start) throws IOException {
            if (in.u8() == GRAPHIC_CONTROL) {
                control(start);
            } else {
                skipData();
            }
        }

        /** Decoders go by its fixed length, whatever it says of itself. */
        private void control(long start) throws IOException {
            boolean sound = in.u8() == CONTROL_BYTES;
            in.skip(CONTROL_BYTES);
            if (!sound || in.u8() != 0) {
                throw Refusal.damaged("a frame's control block is malformed");
            }
            if (first == null) {
                excerpt.keep(start, in.position());
            }
        }

        private void image(long start, Size screen) throws IOException {
            if (++frames > MAX_FRAMES) {
                throw Refusal.tooLarge("The picture has more than " + MAX_FRAMES + " frames");
            }
            int x = in.u16le();
            int y = in.u16le();
            Frame frame = new Frame(x, y, limit.admit(in.u16le(), in.u16le()));
            frame.requireInside(screen);
            skipPalette(in.u8());
            int codeSize = in.u8();
            if (codeSize < 1 || codeSize > 11) {
                throw Refusal.damaged("a frame's pixels are malformed");
            }
            boolean hasData = skipData();
            if (first == null) {
                if (!hasData) {
                    throw Refusal.damaged("it has no pixels");
                }
                first = frame;
                excerpt.keep(start, in.position());
            }
        }

        private void skipPalette(int flags) throws IOException {
            if ((flags & 0x80) != 0) {
                in.skip(3L << ((flags & 7) + 1));
            }
        }

        /** Skips sub-blocks up to the empty one; returns whether there were others. */
        private boolean skipData() throws IOException {
            int length = in.u8();
            boolean some = length > 0;
            while (length > 0) {
                in.skip(length);
                length = in.u8();
            }
            return some;
        }
    }
}
