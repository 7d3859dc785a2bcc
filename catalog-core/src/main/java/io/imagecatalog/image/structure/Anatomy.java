package io.imagecatalog.image.structure;

import io.imagecatalog.model.ColorSpace;
import io.imagecatalog.model.ImageFormat;
import io.imagecatalog.model.ImageInfo;
import io.imagecatalog.model.Size;
import java.util.Optional;

/**
 * What walking a picture's file has shown; enough to decode it.
 *
 * @param canvas the picture's size as stored, before it is turned upright
 * @param orientation by EXIF, 1 to 8
 * @param excerpt what the decoder is to see
 * @param frame the part of the canvas that the excerpt decodes to; the rest is transparent
 * @param samples how a JPEG's components encode colour
 * @param bytesPerPixel what decoding a pixel of the frame takes in memory, at the most
 * @param moreBytes what decoding takes in memory besides, at the most
 */
public record Anatomy(
        ImageFormat format,
        Size canvas,
        int orientation,
        ColorSpace colorSpace,
        Excerpt excerpt,
        Frame frame,
        Samples samples,
        Optional<EmbeddedProfile> profile,
        int bytesPerPixel,
        long moreBytes) {

    /** A rectangle on the canvas. */
    public record Frame(int x, int y, Size size) {
        void requireInside(Size canvas) {
            boolean inside = (long) x + size.width() <= canvas.width() && (long) y + size.height() <= canvas.height();
            if (!inside) {
                throw Refusal.damaged("a frame reaches beyond the picture");
            }
        }

        /** Whether it is all of the canvas. */
        public boolean covers(Size canvas) {
            return x == 0 && y == 0 && size.equals(canvas);
        }
    }

    /** What a JPEG's components stand for. Inverted means that 255 is no ink, as Adobe's programs write it. */
    public enum Samples {
        GRAY(1),
        RGB(3),
        YCBCR(3),
        CMYK(4),
        INVERTED_CMYK(4),
        INVERTED_YCCK(4),
        /** As the decoded image's own colour model says. */
        OF_DECODER(5);

        private final int most;

        Samples(int most) {
            this.most = most;
        }

        /** How many of them a pixel has, at the most. */
        public int most() {
            return most;
        }
    }

    static Anatomy of(ImageFormat format, Size canvas, ColorSpace colorSpace, Excerpt excerpt, int bytesPerPixel) {
        return new Anatomy(
                format,
                canvas,
                1,
                colorSpace,
                excerpt,
                new Frame(0, 0, canvas),
                Samples.OF_DECODER,
                Optional.empty(),
                bytesPerPixel,
                0);
    }

    Anatomy turned(int newOrientation) {
        return new Anatomy(
                format, canvas, newOrientation, colorSpace, excerpt, frame, samples, profile, bytesPerPixel, moreBytes);
    }

    Anatomy placed(Frame newFrame) {
        return new Anatomy(
                format, canvas, orientation, colorSpace, excerpt, newFrame, samples, profile, bytesPerPixel, moreBytes);
    }

    Anatomy coded(Samples newSamples) {
        return new Anatomy(
                format, canvas, orientation, colorSpace, excerpt, frame, newSamples, profile, bytesPerPixel, moreBytes);
    }

    Anatomy profiled(Optional<EmbeddedProfile> newProfile) {
        return new Anatomy(
                format, canvas, orientation, colorSpace, excerpt, frame, samples, newProfile, bytesPerPixel, moreBytes);
    }

    Anatomy decodedIn(long bytes) {
        return new Anatomy(format, canvas, orientation, colorSpace, excerpt, frame, samples, profile, 0, bytes);
    }

    /** What the file says, to be told to others. */
    public ImageInfo info() {
        // From the fifth on, rows are columns once the picture stands upright.
        Size upright = orientation >= 5 ? canvas.turned() : canvas;
        return new ImageInfo(format, upright, orientation, colorSpace);
    }

    /** What decoding takes in memory, at the most. */
    public long decodedBytes() {
        return frame.size().pixels() * bytesPerPixel + moreBytes;
    }
}
