package io.imagecatalog.image.structure;

import java.io.IOException;
import java.util.Optional;
import org.apache.commons.imaging.FormatCompliance;
import org.apache.commons.imaging.bytesource.ByteSource;
import org.apache.commons.imaging.formats.tiff.TiffContents;
import org.apache.commons.imaging.formats.tiff.TiffField;
import org.apache.commons.imaging.formats.tiff.TiffReader;
import org.apache.commons.imaging.formats.tiff.constants.TiffTagConstants;

/** Reads the one thing in a picture's EXIF block that matters to its pixels. */
final class ExifOrientation {
    /** A larger block is not looked at; a JPEG's can't be larger than 64 KiB anyway. */
    static final int MAX_BYTES = 1 << 20;

    private ExifOrientation() {}

    /**
     * The orientation that a block tells of.
     *
     * @param exif a TIFF structure
     * @return 1 to 8; 1 also if the block is broken or says nothing of it
     */
    static int of(byte[] exif) {
        try {
            Optional<TiffField> field = field(exif);
            int value = field.isPresent() ? field.get().getIntValue() : 1;
            return isValid(value) ? value : 1;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Broken metadata does not make a broken picture, and this parser complains in many ways.
            return 1;
        }
    }

    static boolean isValid(long orientation) {
        return orientation >= 1 && orientation <= 8;
    }

    private static Optional<TiffField> field(byte[] exif) throws IOException {
        TiffContents contents =
                new TiffReader(false).readFirstDirectory(ByteSource.array(exif), false, FormatCompliance.getDefault());
        return contents.directories.stream()
                .findFirst()
                .flatMap(directory -> directory.getDirectoryEntries().stream()
                        .filter(field -> field.getTag() == TiffTagConstants.TIFF_TAG_ORIENTATION.tag)
                        .findFirst());
    }
}
