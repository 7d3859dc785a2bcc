package io.imagecatalog.codec.jpeg;

import java.util.ArrayList;
import java.util.List;

/**
 * Encodes planes as a JFIF file (ITU-T T.81 and T.871), baseline or progressive. Huffman tables are made for the picture, one pair
 * for brightness and one for chroma. Of metadata, there is a colour profile if one is given, and nothing else.
 *
 * <p>Coefficients are those of libjpeg's accurate integer method ({@code islow}) on the same samples, to the bit; beyond the
 * edge, the last sample of a plane goes on. Progressive files have the same coefficients, in the scans of libjpeg's
 * {@code jpeg_simple_progression} (jcparam.c). A gray file is libjpeg's to the byte. The same samples always give the same bytes.
 *
 * <p>Immutable and thread-safe. A baseline file takes memory for its symbols (four bytes each) and for the file itself; a
 * progressive one also for its coefficients that are not zero (two bytes each, and 30 a block).
 */
public final class JpegEncoder {
    private final int quality;
    private final boolean progressive;
    private final byte[] profile;

    private JpegEncoder(int quality, boolean progressive, byte[] profile) {
        this.quality = quality;
        this.progressive = progressive;
        this.profile = profile;
    }

    /**
     * Writes baseline files without a profile.
     *
     * @param quality 1 to 100, on libjpeg's scale ({@code jpeg_quality_scaling} in jcparam.c)
     * @throws IllegalArgumentException if it is another
     */
    public static JpegEncoder ofQuality(int quality) {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("The quality of a JPEG is 1 to 100, not " + quality);
        }
        return new JpegEncoder(quality, false, new byte[0]);
    }

    /** The same, but progressive: it shows the whole picture coarsely first, and is mostly smaller. */
    public JpegEncoder asProgressive() {
        return new JpegEncoder(quality, true, profile);
    }

    /**
     * The same, but with a colour profile (ICC.1, B.4).
     *
     * @param icc copied; whether it is one is not looked at
     * @throws IllegalArgumentException if it is empty, or longer than the 255 segments that there can be
     */
    public JpegEncoder withProfile(byte[] icc) {
        if (icc.length == 0 || icc.length > SegmentWriter.LONGEST_PROFILE) {
            throw new IllegalArgumentException("A colour profile in a JPEG has 1 to " + SegmentWriter.LONGEST_PROFILE
                    + " bytes, not " + icc.length);
        }
        return new JpegEncoder(quality, progressive, icc.clone());
    }

    /** A whole file. */
    public byte[] encode(JpegPlanes planes) {
        List<PlaneBlocks> coded = blocks(planes);
        BitWriter out = new BitWriter((int) Math.min(1 << 20, 1024 + (long) planes.width() * planes.height() / 4));
        SegmentWriter segments = new SegmentWriter(out);
        segments.writeStart(profile);
        segments.writeFrame(planes, coded, progressive);
        if (progressive) {
            new ProgressiveScans(coded, segments, out).write();
        } else {
            new SequentialScan(coded, segments, out).write();
        }
        segments.writeEnd();
        return out.bytes();
    }

    private List<PlaneBlocks> blocks(JpegPlanes planes) {
        List<PlaneBlocks> blocks = new ArrayList<>();
        blocks.add(new PlaneBlocks(planes, 0, QuantizationTable.luminance(quality)));
        for (int plane = 1; plane < planes.count(); plane++) {
            blocks.add(new PlaneBlocks(planes, plane, QuantizationTable.chrominance(quality)));
        }
        return blocks;
    }
}
