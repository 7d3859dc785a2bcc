package io.imagecatalog.codec.jpeg;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a JPEG (ITU-T T.81) to its planes: baseline, extended sequential of eight bits, and progressive, Huffman-coded, of one,
 * three or four components in any sampling. Colours are not converted, nor are planes made as large as each other.
 *
 * <p>A sequential picture in one scan is decoded while its rows are asked for, a row of units at a time; any other takes two
 * bytes a sample until its last rows.
 *
 * <p>For one thread, and one picture.
 */
public final class JpegDecoder {
    private final JpegInput in;
    private final JpegLimits limits;
    private final Tables tables = new Tables();
    private final HeaderReader headers;
    private final EntropyReader entropy;
    private final Frame frame;

    private JpegDecoder(InputStream bytes, JpegLimits limits) throws IOException {
        this.in = new JpegInput(bytes);
        this.limits = limits;
        this.headers = new HeaderReader(in, limits, tables);
        this.entropy = new EntropyReader(in);
        this.frame = headers.readToFirstScan();
    }

    /**
     * Reads up to the first scan.
     *
     * @param bytes read on as rows are asked for; not closed
     * @throws JpegException if it is no JPEG, one that is not decoded, or over a limit
     * @throws IOException if the bytes can't be read
     */
    public static JpegDecoder open(InputStream bytes, JpegLimits limits) throws IOException {
        return new JpegDecoder(bytes, limits);
    }

    /** What the file says of its picture. */
    public JpegHeader header() {
        return frame.header();
    }

    /**
     * Begins to decode, once. A picture in several scans is decoded to the end of the last, but for the transform.
     *
     * @throws JpegException if a scan is impossible, or over a limit
     * @throws IOException if the bytes can't be read
     */
    public JpegRows rows(JpegScale scale) throws IOException {
        return rows(scale, () -> {});
    }

    /**
     * Begins to decode, once, as {@link #rows(JpegScale)} does.
     *
     * @param eachRow is run before each row of units or blocks of each scan; what it throws ends the decoding
     */
    public JpegRows rows(JpegScale scale, Runnable eachRow) throws IOException {
        ScanHeader first = headers.readScan(frame);
        boolean streams = !frame.header().progressive()
                && first.parts().size() == frame.components().size();
        UnitBatches units =
                streams ? new StreamedUnits(entropy, frame, scale, first, tables) : stored(first, scale, eachRow);
        return new JpegRows(frame, scale, (unitRow, into) -> {
            eachRow.run();
            units.read(unitRow, into);
        });
    }

    private StoredUnits stored(ScanHeader first, JpegScale scale, Runnable eachRow) throws IOException {
        requireMemory();
        List<Coefficients> coefficients = new ArrayList<>();
        for (JpegComponent component : frame.components()) {
            coefficients.add(Coefficients.of(frame.paddedAcross(component), frame.paddedDown(component)));
        }
        List<int[]> steps = decodeAll(first, coefficients, eachRow);
        return new StoredUnits(frame, scale, coefficients, steps);
    }

    private void requireMemory() throws JpegException {
        long bytes = Coefficients.bytes(frame);
        if (bytes > limits.maxCoefficientBytes() || frame.components().stream().anyMatch(this::isTooLarge)) {
            throw JpegException.tooLarge("The picture takes " + bytes + " bytes of memory to decode; at most "
                    + limits.maxCoefficientBytes() + " are allowed");
        }
    }

    /** For an array of its coefficients. */
    private boolean isTooLarge(JpegComponent component) {
        return (long) frame.paddedAcross(component) * frame.paddedDown(component) > Integer.MAX_VALUE / 64;
    }

    /** Returns the steps that each component had at its first scan. */
    private List<int[]> decodeAll(ScanHeader first, List<Coefficients> coefficients, Runnable eachRow)
            throws IOException {
        int[][] steps = new int[coefficients.size()][];
        @Nullable ScanHeader scan = first;
        int scans = 0;
        while (scan != null) {
            if (++scans > limits.maxScans()) {
                throw JpegException.tooLarge("The picture has more than " + limits.maxScans() + " scans");
            }
            latch(scan, steps);
            new StoredScan(entropy, frame, scan, tables, coefficients).decode(eachRow);
            scan = headers.readToScan() ? headers.readScan(frame) : null;
        }
        return List.of(complete(steps));
    }

    private void latch(ScanHeader scan, int[][] steps) throws JpegException {
        for (ScanHeader.Part part : scan.parts()) {
            if (steps[part.index()] == null) {
                steps[part.index()] = tables.steps(frame.components().get(part.index()));
            }
        }
    }

    private static int[][] complete(int[][] steps) throws JpegException {
        for (int[] table : steps) {
            if (table == null) {
                throw JpegException.damaged("A component has no pixels");
            }
        }
        return steps;
    }
}
