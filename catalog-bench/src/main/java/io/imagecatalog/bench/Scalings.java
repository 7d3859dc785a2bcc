package io.imagecatalog.bench;

import io.imagecatalog.image.ScalingWork;
import io.imagecatalog.model.Size;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import net.coobird.thumbnailator.Thumbnails;
import org.imgscalr.Scalr;

/** The kernels that are measured beside each other, each with the same picture. */
final class Scalings {
    private Scalings() {}

    static Scaling named(String name, BufferedImage image, Size size) {
        return switch (name) {
            case "catalog" -> ScalingWork.rgb(image, size)::scale;
            case "catalog-ycc420" -> ScalingWork.halvedChroma(image, size)::scale;
            case "thumbnailator" -> () -> thumbnailator(image, size);
            case "imgscalr" -> () -> imgscalr(image, size, Scalr.Method.ULTRA_QUALITY);
            case "imgscalr-quality" -> () -> imgscalr(image, size, Scalr.Method.QUALITY);
            case "java2d" -> () -> drawn(image, size, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            case "java2d-progressive" -> () -> halvedThenDrawn(image, size);
            default -> throw new IllegalArgumentException("There is no kernel named " + name);
        };
    }

    private static BufferedImage thumbnailator(BufferedImage image, Size size) throws IOException {
        return Thumbnails.of(image).forceSize(size.width(), size.height()).asBufferedImage();
    }

    private static BufferedImage imgscalr(BufferedImage image, Size size, Scalr.Method method) {
        return Scalr.resize(image, method, Scalr.Mode.FIT_EXACT, size.width(), size.height());
    }

    /** By halves while a half is not too small, since Java2D looks at no more than 2 by 2 or 4 by 4 pixels for one. */
    private static BufferedImage halvedThenDrawn(BufferedImage image, Size size) {
        BufferedImage smaller = image;
        while (smaller.getWidth() >= 2 * size.width() && smaller.getHeight() >= 2 * size.height()) {
            Size half = new Size(smaller.getWidth() / 2, smaller.getHeight() / 2);
            smaller = drawn(smaller, half, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        }
        return drawn(smaller, size, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    }

    private static BufferedImage drawn(BufferedImage image, Size size, Object interpolation) {
        BufferedImage scaled = new BufferedImage(size.width(), size.height(), image.getType());
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, interpolation);
        graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        graphics.drawImage(image, 0, 0, size.width(), size.height(), null);
        graphics.dispose();
        return scaled;
    }
}
