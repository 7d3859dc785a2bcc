package io.imagecatalog.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.imagecatalog.model.Content;
import io.imagecatalog.model.Limits;
import io.imagecatalog.model.Presets;
import io.imagecatalog.spi.InvalidImageException;
import io.imagecatalog.spi.InvalidImageException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;

class DecodeTimeTest {
    private static final int SCANS = 90;

    @Test
    void a_picture_that_takes_too_long_to_decode_is_stopped_and_refused() throws IOException {
        Content hostile = Content.of(ofManyScans());
        long whole = processorTime(() ->
                engine(Limits.standard()).render(hostile, Presets.standard().all()));

        JvmRenditionEngine hurried = engine(Limits.standard().withMaxDecodeTime(Duration.ofMillis(20)));
        long stopped = processorTime(() -> {
            InvalidImageException refusal = catchThrowableOfType(
                    InvalidImageException.class,
                    () -> hurried.render(hostile, Presets.standard().all()));
            assertThat(refusal.reason()).isEqualTo(Reason.TOO_SLOW);
            assertThat(refusal).hasMessage("The picture takes more than the 0.02 seconds allowed to decode it");
        });

        assertThat(stopped).isLessThan(whole / 2);
    }

    @Test
    void so_is_the_candidate_of_a_comparison_and_a_reference_is_left_out() throws IOException {
        Content hostile = Content.of(ofManyScans());
        Content small = Content.of(TestPictures.encode(TestPictures.waves(40, 30), "png"));
        JvmQualityComparator hurried =
                new JvmQualityComparator(engine(Limits.standard().withMaxDecodeTime(Duration.ofMillis(100))));

        InvalidImageException refusal =
                catchThrowableOfType(InvalidImageException.class, () -> hurried.compare(hostile, List.of(small)));
        assertThat(refusal.reason()).isEqualTo(Reason.TOO_SLOW);
        assertThat(hurried.compare(small, List.of(hostile, small)))
                .extracting(Optional::isPresent)
                .containsExactly(false, true);
    }

    @Test
    void every_format_is_under_watch() throws IOException {
        JvmRenditionEngine hurried = engine(Limits.standard().withMaxDecodeTime(Duration.ofNanos(1)));
        for (String format : List.of("jpg", "png", "gif", "bmp", "tif")) {
            Content picture = Content.of(TestPictures.encode(TestPictures.waves(400, 300), format));

            InvalidImageException refusal = catchThrowableOfType(
                    InvalidImageException.class,
                    () -> hurried.render(picture, Presets.standard().all()));
            assertThat(refusal).as(format).isNotNull();
            assertThat(refusal.reason()).as(format).isEqualTo(Reason.TOO_SLOW);
        }
    }

    private static JvmRenditionEngine engine(Limits limits) {
        return new JvmRenditionEngine(limits, 256 << 20);
    }

    /** What may fail. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static long processorTime(Work work) throws IOException {
        long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
    }

    /** A progressive JPEG whose last scan comes again and again: each goes over all of the picture. */
    private static byte[] ofManyScans() throws IOException {
        byte[] file = progressive();
        int scans = 0;
        int last = 0;
        for (int at = 0; at < file.length - 1; at++) {
            if ((file[at] & 0xff) == 0xff && (file[at + 1] & 0xff) == 0xda) {
                scans++;
                last = at;
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, file.length - 2);
        for (int scan = scans; scan < SCANS; scan++) {
            out.write(file, last, file.length - 2 - last);
        }
        out.write(file, file.length - 2, 2);
        return out.toByteArray();
    }

    private static byte[] progressive() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(null, new IIOImage(TestPictures.waves(1600, 1200), null, null), param);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
