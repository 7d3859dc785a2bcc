package io.imagecatalog.image.structure;

import io.imagecatalog.model.ImageFormat;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Tells a file's format by its first bytes; names and media types that come with it are not to be trusted. */
final class Signature {
    /** How many of a file's first bytes it takes. */
    static final int BYTES = 512;

    private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");
    private static final Set<String> HEIF_BRANDS =
            Set.of("heic", "heix", "hevc", "hevx", "heim", "heis", "hevm", "hevs", "mif1", "msf1");

    // One character a byte, so that bytes can be compared as text.
    private final String start;

    private Signature(String start) {
        this.start = start;
    }

    /**
     * @param start the file's first bytes, {@link #BYTES} of them unless it is shorter
     * @throws io.imagecatalog.spi.InvalidImageException if it is of no format that is read
     */
    static ImageFormat detect(byte[] start) {
        return new Signature(new String(start, StandardCharsets.ISO_8859_1)).format();
    }

    private ImageFormat format() {
        if (start.isEmpty()) {
            throw Refusal.notAnImage("The file is empty");
        }
        if (begins("\u00ff\u00d8\u00ff")) {
            return ImageFormat.JPEG;
        }
        if (begins("\u0089PNG\r\n\u001a\n")) {
            return ImageFormat.PNG;
        }
        if (begins("GIF87a") || begins("GIF89a")) {
            return ImageFormat.GIF;
        }
        if (begins("RIFF") && has(8, "WEBP")) {
            return ImageFormat.WEBP;
        }
        if (begins("II*\0") || begins("MM\0*") || begins("II+\0") || begins("MM\0+")) {
            return ImageFormat.TIFF;
        }
        if (begins("BM") && hasBitmapHeader()) {
            return ImageFormat.BMP;
        }
        throw refusal();
    }

    /** Two letters alone would take many a text for a bitmap: the length of its second header says more. */
    private boolean hasBitmapHeader() {
        return start.length() >= 18 && start.charAt(14) >= 12 && start.charAt(15) == 0 && has(16, "\0\0");
    }

    private RuntimeException refusal() {
        if (has(4, "ftyp")) {
            return isobmff();
        }
        if (begins("8BPS")) {
            return notRead("Photoshop (PSD)");
        }
        if (begins("\0\0\1\0") || begins("\0\0\2\0")) {
            return notRead("Windows icon (ICO)");
        }
        if (begins("%PDF-")) {
            return notRead("PDF");
        }
        if (isSvg()) {
            return notRead("SVG");
        }
        return Refusal.notAnImage("The file is not a picture in any known format");
    }

    private RuntimeException isobmff() {
        String brand = start.length() >= 12 ? start.substring(8, 12) : "";
        if (AVIF_BRANDS.contains(brand)) {
            return notRead("AVIF");
        }
        if (HEIF_BRANDS.contains(brand)) {
            return notRead("HEIF");
        }
        return Refusal.notAnImage("The file is not a picture in any known format");
    }

    private boolean isSvg() {
        String text = start.toLowerCase(Locale.ROOT);
        String trimmed =
                text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3).stripLeading() : text.stripLeading();
        return trimmed.startsWith("<svg")
                || (trimmed.startsWith("<?xml") && trimmed.contains("<svg"))
                || (trimmed.startsWith("<!") && trimmed.contains("<svg") && !trimmed.contains("<html"));
    }

    private static RuntimeException notRead(String format) {
        return Refusal.unsupported(format + " pictures are not read; send a JPEG, PNG, GIF, BMP, WebP or TIFF");
    }

    private boolean begins(String prefix) {
        return start.startsWith(prefix);
    }

    private boolean has(int at, String text) {
        return start.startsWith(text, at);
    }
}
