package io.imagecatalog.image.structure;

import io.imagecatalog.image.structure.Anatomy.Frame;
import io.imagecatalog.model.ColorSpace;
import io.imagecatalog.model.ImageFormat;
import io.imagecatalog.model.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * WebP, RFC 9649: a RIFF container of one picture or of frames on a canvas. What is handed to the decoder is a container
 * of the picture or the first frame alone.
 */
final class WebpStructure implements Structure {
    private static final int MAX_FRAMES = 10_000;
    private static final int RIFF_HEADER_BYTES = 12;
    private static final int FRAME_HEADER_BYTES = 16;
    private static final int ALPHA_FLAG = 0x10;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    @Override
    public Anatomy walk(ByteReader in, SizeLimit limit) throws IOException {
        return new Walk(in, limit).toTheEnd();
    }

    private static final class Walk {
        private final ByteReader in;
        private final SizeLimit limit;
        private @Nullable Size canvas;
        private boolean canvasAlpha;
        private int frames;
        private @Nullable Frame first;
        private WebpBitstream shown = WebpBitstream.NONE;
        private int orientation = 1;
        private Optional<EmbeddedProfile> profile = Optional.empty();

        Walk(ByteReader in, SizeLimit limit) {
            this.in = in;
            this.limit = limit;
        }

        Anatomy toTheEnd() throws IOException {
            in.skip(4);
            long end = 8 + in.u32le();
            in.skip(4);
            if (end < RIFF_HEADER_BYTES + 8) {
                throw Refusal.damaged("it has no pixels");
            }
            while (in.position() + 8 <= end) {
                chunk(end);
            }
            return describe();
        }

        private void chunk(long end) throws IOException {
            String type = in.tag();
            long length = in.u32le();
            long data = in.position();
            if (data + length > end) {
                throw Refusal.damaged("a chunk is longer than the file");
            }
            read(type, data, length);
            in.seek(data + length);
            skipPadding(length, end);
        }

        private void skipPadding(long length, long end) throws IOException {
            if (length % 2 == 1 && in.position() < end) {
                in.skip(1);
            }
        }

        private void read(String type, long data, long length) throws IOException {
            switch (type) {
                case "VP8X" -> canvas(length);
                case "VP8 ", "VP8L", "ALPH" -> shown = shown.with(type, in, data, length, limit);
                case "ANMF" -> frame(data, length);
                case "EXIF" -> exif(length);
                case "ICCP" -> profile = profile(data, length);
                default -> in.skip(length);
            }
        }

        private void canvas(long length) throws IOException {
            if (canvas != null || shown.isComplete() || length < 10) {
                throw Refusal.damaged("its header is malformed");
            }
            canvasAlpha = (in.u8() & ALPHA_FLAG) != 0;
            in.skip(3);
            canvas = limit.admit(1L + in.u24le(), 1L + in.u24le());
        }

        private void frame(long data, long length) throws IOException {
            if (canvas == null || length < FRAME_HEADER_BYTES) {
                throw Refusal.damaged("a frame is malformed");
            }
            if (++frames > MAX_FRAMES) {
                throw Refusal.tooLarge("The picture has more than " + MAX_FRAMES + " frames");
            }
            int x = 2 * in.u24le();
            int y = 2 * in.u24le();
            Frame frame = new Frame(x, y, limit.admit(1L + in.u24le(), 1L + in.u24le()));
            frame.requireInside(canvas);
            if (first == null) {
                first = frame;
                shown = bitstream(data + FRAME_HEADER_BYTES, data + length);
            }
        }

        private WebpBitstream bitstream(long from, long end) throws IOException {
            WebpBitstream bitstream = WebpBitstream.NONE;
            in.seek(from);
            while (in.position() + 8 <= end) {
                String type = in.tag();
                long length = in.u32le();
                long data = in.position();
                if (data + length > end) {
                    throw Refusal.damaged("a chunk is longer than its frame");
                }
                bitstream = bitstream.with(type, in, data, length, limit);
                in.seek(data + length);
                skipPadding(length, end);
            }
            return bitstream;
        }

        /** The block may begin as it does in a JPEG, although it should not. */
        private void exif(long length) throws IOException {
            if (length <= ExifOrientation.MAX_BYTES) {
                byte[] block = in.bytes((int) length);
                boolean marked =
                        block.length > EXIF.length && Arrays.equals(block, 0, EXIF.length, EXIF, 0, EXIF.length);
                orientation = ExifOrientation.of(marked ? Arrays.copyOfRange(block, EXIF.length, block.length) : block);
            }
        }

        private static Optional<EmbeddedProfile> profile(long data, long length) {
            Excerpt bytes = new Excerpt.Builder().keep(data, data + length).build();
            return Optional.of(new EmbeddedProfile(bytes, false));
        }

        private Anatomy describe() {
            if (!shown.isComplete()) {
                throw Refusal.damaged("it has no pixels");
            }
            Size size = canvas == null ? shown.size() : canvas;
            Frame frame = first == null ? new Frame(0, 0, size) : first;
            if (!shown.size().equals(frame.size())) {
                throw Refusal.damaged("its pixels are of another size than it says");
            }
            boolean alpha = canvas == null ? shown.hasAlpha() : canvasAlpha;
            return Anatomy.of(
                            ImageFormat.WEBP,
                            size,
                            alpha ? ColorSpace.RGBA : ColorSpace.RGB,
                            shown.container(),
                            shown.bytesPerPixel())
                    .placed(frame)
                    .turned(orientation)
                    .profiled(profile);
        }
    }
}
