package io.imagecatalog.bench;

import com.sksamuel.scrimage.ImmutableImage;
import com.sksamuel.scrimage.nio.JpegWriter;
import io.imagecatalog.image.JpegDecoding;
import io.imagecatalog.image.JvmRenditionEngine;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.Limits;
import io.imagecatalog.model.Preset;
import io.imagecatalog.model.Presets;
import io.imagecatalog.model.Size;
import io.imagecatalog.spi.Rendered;
import io.imagecatalog.spi.RenditionEngine;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;
import org.imgscalr.Scalr;

/** The libraries that are measured beside each other. */
final class Peers {
    private static final List<Preset> PRESETS = Presets.standard().all();
    private static final List<Preset> LARGEST_FIRST = List.of(PRESETS.get(2), PRESETS.get(1), PRESETS.get(0));

    private Peers() {}

    static Peer named(String name) {
        return switch (name) {
            case "catalog" -> catalog(JpegDecoding.QUALITY);
            case "catalog-speed" -> catalog(JpegDecoding.SPEED);
            case "thumbnailator" -> Peers::thumbnailator;
            case "thumbnailator-one-decode" -> Peers::thumbnailatorOneDecode;
            case "scrimage" -> Peers::scrimage;
            case "imgscalr" -> Peers::imgscalr;
            default -> throw new IllegalArgumentException("There is no peer named " + name);
        };
    }

    private static Peer catalog(JpegDecoding decoding) {
        RenditionEngine engine =
                new JvmRenditionEngine(Limits.standard(), Runtime.getRuntime().maxMemory() / 2, decoding);
        return picture -> {
            List<byte[]> made = new ArrayList<>();
            for (Rendered rendered : engine.render(Content.of(picture), PRESETS).renditions()) {
                made.add(rendered.content().readAllBytes());
            }
            return made;
        };
    }

    /** As people write it: one call a rendition. */
    private static List<byte[]> thumbnailator(byte[] picture) throws IOException {
        List<byte[]> made = new ArrayList<>();
        for (Preset preset : PRESETS) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Thumbnails.of(new ByteArrayInputStream(picture))
                    .size(preset.maxWidth(), preset.maxHeight())
                    .outputFormat("jpg")
                    .outputQuality(0.85)
                    .toOutputStream(out);
            made.add(out.toByteArray());
        }
        return made;
    }

    /** As its best friend would write it: decoded once, each rendition from the next larger. */
    private static List<byte[]> thumbnailatorOneDecode(byte[] picture) throws IOException {
        List<byte[]> made = new ArrayList<>();
        BufferedImage image = opaque(ImageIO.read(new ByteArrayInputStream(picture)));
        for (Preset preset : LARGEST_FIRST) {
            Size size = fit(image, preset);
            image = Thumbnails.of(image).forceSize(size.width(), size.height()).asBufferedImage();
            made.add(jpeg(image));
        }
        return made;
    }

    private static List<byte[]> scrimage(byte[] picture) throws IOException {
        List<byte[]> made = new ArrayList<>();
        for (Preset preset : PRESETS) {
            made.add(ImmutableImage.loader()
                    .fromBytes(picture)
                    .bound(preset.maxWidth(), preset.maxHeight())
                    .bytes(new JpegWriter(85, false)));
        }
        return made;
    }

    private static List<byte[]> imgscalr(byte[] picture) throws IOException {
        List<byte[]> made = new ArrayList<>();
        for (Preset preset : PRESETS) {
            BufferedImage image = opaque(ImageIO.read(new ByteArrayInputStream(picture)));
            made.add(jpeg(Scalr.resize(
                    image, Scalr.Method.QUALITY, Scalr.Mode.AUTOMATIC, preset.maxWidth(), preset.maxHeight())));
        }
        return made;
    }

    private static Size fit(BufferedImage image, Preset preset) {
        return new Size(image.getWidth(), image.getHeight()).fitInto(preset.maxWidth(), preset.maxHeight());
    }

    private static BufferedImage opaque(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return image;
        }
        BufferedImage flat = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = flat.createGraphics();
        graphics.drawImage(image, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return flat;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(0.85f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
