package io.imagecatalog.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Held against the JDK's reader, which is libjpeg. Nothing but a {@link JpegException} refuses a file; where both decode
 * it, they make the same samples, but for these:
 *
 * <ul>
 *   <li>of components that the JDK's reader has spread out to the size of the picture, none is compared;
 *   <li>nor is a progressive picture whose scans do not tell everything, as libjpeg guesses the low frequencies from the
 *       blocks around, nor a sequential one that tells a component twice, as libjpeg mixes what it is told;
 *   <li>nor is a block in which ours has a 0 or 255. Builds of libjpeg differ in what they make of coefficients whose
 *       sums run over sixteen or 32 bits, or whose samples lie far beyond 255, and ours is none of them. The transform
 *       keeps the sum of squares, so that a block with a coefficient so large has a sample so far away that it is cut to
 *       0 or 255. Where steps of quantization are larger than two, sums of a lone average can run over back to gray:
 *       files are given smaller ones.
 * </ul>
 */
@Tag("fuzz")
class JpegDecoderFuzzTest {
    private static final int SMALL = 20_000;
    private static final JpegLimits LIMITS = new JpegLimits(200_000, 30, 2 << 20, 1 << 16);
    private static final List<JpegScale> SMALLER = List.of(JpegScale.HALF, JpegScale.QUARTER, JpegScale.EIGHTH);
    private static final int SIDE = 8;

    static Stream<byte[]> files() throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (String name : JpegDecoderTest.files().toList()) {
            try (InputStream in = JpegDecoderTest.class.getResourceAsStream(name + ".jpg")) {
                files.add(Objects.requireNonNull(in).readAllBytes());
            }
        }
        Path corpus = Path.of("../../shared/corpus");
        if (Files.isDirectory(corpus)) {
            try (Stream<Path> all = Files.walk(corpus)) {
                all.filter(file -> file.toString().endsWith(".jpg")
                                && file.toFile().length() <= SMALL)
                        .sorted()
                        .forEach(file -> files.add(bytes(file)));
            }
        }
        return files.stream();
    }

    @MethodSource("files")
    @FuzzTest(maxDuration = "10s")
    void any_bytes_are_refused_or_have_the_samples_of_libjpeg(byte[] bytes) throws IOException {
        byte[] file = withSmallSteps(bytes);
        try {
            decoded(file, SMALLER.get(file.length % SMALLER.size()));
            List<byte[]> ours = decoded(file, JpegScale.WHOLE);
            JpegHeader header = open(file).header();
            if (ScanScript.isSound(file, header)) {
                libjpegs(file).ifPresent(theirs -> compare(header, ours, theirs));
            }
        } catch (JpegException refused) {
            assertThat(refused.getMessage()).isNotBlank().doesNotContainPattern("\\p{Cntrl}");
        }
    }

    private static List<byte[]> decoded(byte[] file, JpegScale scale) throws IOException {
        JpegDecoder decoder = open(file);
        JpegRows rows = decoder.rows(scale);
        List<ByteArrayOutputStream> planes = decoder.header().components().stream()
                .map(component -> new ByteArrayOutputStream())
                .toList();
        while (rows.next()) {
            for (int component = 0; component < planes.size(); component++) {
                for (int row = 0; row < rows.count(component); row++) {
                    planes.get(component)
                            .write(rows.plane(component), row * rows.stride(component), rows.width(component));
                }
            }
        }
        return planes.stream().map(ByteArrayOutputStream::toByteArray).toList();
    }

    private static JpegDecoder open(byte[] file) throws IOException {
        return JpegDecoder.open(new ByteArrayInputStream(file), LIMITS);
    }

    /** What the JDK's reader throws at broken files is not always what it should. */
    private static Optional<byte[]> libjpegs(byte[] file) {
        try {
            return Optional.of(Libjpeg.samplesOfBroken(file));
        } catch (IOException | RuntimeException refused) {
            return Optional.empty();
        }
    }

    private static void compare(JpegHeader header, List<byte[]> ours, byte[] theirs) {
        int count = ours.size();
        assertThat(theirs).hasSize(header.width() * header.height() * count);
        for (int i = 0; i < count; i++) {
            JpegComponent component = header.components().get(i);
            if (component.across() == header.maxAcross() && component.down() == header.maxDown()) {
                compare(header, i, ours.get(i), theirs, count);
            }
        }
    }

    private static void compare(JpegHeader header, int component, byte[] ours, byte[] theirs, int step) {
        for (int y = 0; y < header.height(); y += SIDE) {
            for (int x = 0; x < header.width(); x += SIDE) {
                int width = Math.min(SIDE, header.width() - x);
                int height = Math.min(SIDE, header.height() - y);
                int first = y * header.width() + x;
                byte[] block = block(ours, first, header.width(), width, height, 0, 1);
                if (!isCut(block)) {
                    assertThat(block)
                            .as("The block at %d,%d of component %d", x, y, component)
                            .isEqualTo(block(theirs, first, header.width(), width, height, component, step));
                }
            }
        }
    }

    private static byte[] block(byte[] samples, int first, int stride, int width, int height, int component, int step) {
        byte[] block = new byte[width * height];
        for (int i = 0; i < block.length; i++) {
            block[i] = samples[(first + i / width * stride + i % width) * step + component];
        }
        return block;
    }

    private static boolean isCut(byte[] block) {
        for (byte sample : block) {
            if (sample == 0 || sample == -1) {
                return true;
            }
        }
        return false;
    }

    /** One or two in all that could be taken for a table (ITU-T T.81, B.2.4.1). */
    private static byte[] withSmallSteps(byte[] bytes) {
        byte[] file = bytes.clone();
        for (int at = 0; at + 4 < file.length; at++) {
            if ((file[at] & 0xff) == 0xff && (file[at + 1] & 0xff) == 0xdb) {
                int length = (file[at + 2] & 0xff) << 8 | (file[at + 3] & 0xff);
                makeSmall(file, at + 4, Math.min(file.length, at + 2 + length));
            }
        }
        return file;
    }

    private static void makeSmall(byte[] file, int from, int to) {
        for (int table = from; table < to; ) {
            int bytesAStep = (file[table] & 0xf0) == 0 ? 1 : 2;
            int end = Math.min(to, table + 1 + 64 * bytesAStep);
            for (int at = table + 1; at < end; at++) {
                boolean high = bytesAStep == 2 && (at - table) % 2 == 1;
                file[at] = (byte) (high ? 0 : 1 + (file[at] & 1));
            }
            table = end;
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
