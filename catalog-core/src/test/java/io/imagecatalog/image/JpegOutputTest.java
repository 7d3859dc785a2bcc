package io.imagecatalog.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.model.Content;
import io.imagecatalog.model.Preset;
import io.imagecatalog.model.Size;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Held against the JDK's writer, which is libjpeg. */
class JpegOutputTest {
    private final Encoder encoder = new JpegOutput();

    /** Smooth parts, edges and noise, so that there are long runs and high frequencies. */
    private static Picture picture(int width, int height, Channels channels) {
        Picture picture = new Picture(new Size(width, height), channels);
        Random random = new Random(width * 31L + height);
        for (int channel = 0; channel < channels.count(); channel++) {
            byte[] plane = picture.plane(channel);
            for (int i = 0; i < plane.length; i++) {
                int x = i % width;
                int y = i / width;
                boolean noisy = x > width / 2 && y > height / 2;
                int smooth = (int) (128 + 100 * Math.sin(x / 9.0 + channel) * Math.cos(y / 13.0));
                plane[i] = (byte) (noisy ? random.nextInt(256) : x / 16 % 3 == 0 ? 255 : smooth);
            }
        }
        return picture;
    }

    @ParameterizedTest
    @CsvSource({
        "64,48,85",
        "1,1,85",
        "7,9,85",
        "8,8,1",
        "17,16,100",
        "16,17,50",
        "333,211,85",
        "100,75,30",
        "5,400,95",
        "401,3,97",
        "800,600,85"
    })
    void a_gray_picture_becomes_the_bytes_that_libjpeg_makes_of_it(int width, int height, int quality) {
        Picture gray = picture(width, height, Channels.GRAY);
        assertThat(encoder.encode(gray, Preset.jpeg("a", 9).withQuality(quality)))
                .isEqualTo(Libjpeg.encode(gray, quality, false));
    }

    @ParameterizedTest
    @CsvSource({"GRAY,333,211,85", "RGB,336,211,85", "RGB,32,24,1", "RGB,400,3,90", "YCBCR,64,48,100"})
    void a_progressive_file_has_the_coefficients_that_libjpeg_gives_it(
            Channels channels, int width, int height, int quality) throws IOException {
        Picture picture = picture(width, height, channels);
        byte[] ours =
                encoder.encode(picture, Preset.jpeg("a", 9).withQuality(quality).asProgressive());
        assertThat(frame(ours)).isEqualTo(0xc2);
        assertThat(components(ours)).isEqualTo(components(Libjpeg.encode(picture, quality, true)));
    }

    /** The marker of the frame, behind that of the file and the segments for JFIF and quantization. */
    private static int frame(byte[] jpeg) {
        int at = 2;
        while ((jpeg[at + 1] & 0xf0) != 0xc0) {
            at += 2 + ((jpeg[at + 2] & 0xff) << 8 | (jpeg[at + 3] & 0xff));
        }
        return jpeg[at + 1] & 0xff;
    }

    /** Of whole units across: what stands beyond the edge shows through what is before it, and is anyone's choice. */
    @ParameterizedTest
    @CsvSource({
        "RGB,64,48,85",
        "RGB,16,15,100",
        "RGB,16,17,40",
        "RGB,336,211,85",
        "RGB,32,24,1",
        "RGB,400,3,90",
        "YCBCR,64,48,85",
        "YCBCR,336,211,85",
        "YCBCR,16,33,97"
    })
    void a_coloured_picture_has_the_coefficients_that_libjpeg_gives_it(
            Channels channels, int width, int height, int quality) throws IOException {
        Picture picture = picture(width, height, channels);
        byte[] ours = encoder.encode(picture, Preset.jpeg("a", 9).withQuality(quality));
        byte[] theirs = Libjpeg.encode(picture, quality, false);
        assertThat(components(ours)).isEqualTo(components(theirs));
        assertThat(ours.length).isLessThanOrEqualTo(theirs.length + 120);
    }

    @ParameterizedTest
    @CsvSource({"121,83", "16,16", "1,1", "2,3", "200,120", "333,211"})
    void halved_chroma_is_written_as_it_is(int width, int height) throws IOException {
        Picture halved = Picture.of(new HalvedChromaRows(picture(width, height, Channels.YCBCR), false));
        assertThat(components(encoder.encode(halved, Preset.jpeg("a", 9))))
                .isEqualTo(components(Libjpeg.encode(halved, 85, false)));
    }

    /** The decoded samples, before anything is made of them. */
    private static byte[] components(byte[] jpeg) throws IOException {
        ImageReader reader = JdkCodecs.reader("jpeg").createReaderInstance();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(in);
            Raster raster = reader.readRaster(0, null);
            return ((DataBufferByte) raster.getDataBuffer()).getData();
        } finally {
            reader.dispose();
        }
    }

    @Test
    void a_picture_with_more_detail_than_any_still_decodes() throws IOException {
        Picture noise = new Picture(new Size(208, 120), Channels.RGB);
        Random random = new Random(7);
        for (int channel = 0; channel < 3; channel++) {
            byte[] plane = noise.plane(channel);
            for (int i = 0; i < plane.length; i++) {
                plane[i] = (byte) (random.nextBoolean() ? 255 : 0);
            }
        }
        for (int quality : new int[] {1, 50, 100}) {
            byte[] jpeg = encoder.encode(noise, Preset.jpeg("a", 9).withQuality(quality));
            BufferedImage decoded = TestPictures.decode(Content.of(jpeg));
            assertThat(decoded.getWidth()).isEqualTo(208);
            assertThat(components(jpeg)).isEqualTo(components(Libjpeg.encode(noise, quality, false)));
        }
    }
}
