package io.imagecatalog.image;

import io.imagecatalog.model.PictureHashes;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * Two pictures of one size to be measured by the comparator's own kernels. It is here, in their package, because they are
 * package-private and have to be measured without decoding around them.
 */
public final class ComparingWork {
    private final Picture one;
    private final Picture other;
    private final Picture copy;
    private final Kernel plain = new PlainKernel();

    /** Takes the samples of two images of three channels. */
    public ComparingWork(BufferedImage one, BufferedImage other) {
        this.one = ScalingWork.planes(one);
        this.other = ScalingWork.planes(other);
        this.copy = ScalingWork.planes(one);
    }

    /** The first picture's planes. */
    public byte[][] planes() {
        return new byte[][] {one.plane(0), one.plane(1), one.plane(2)};
    }

    /** The second picture's planes. */
    public byte[][] otherPlanes() {
        return new byte[][] {other.plane(0), other.plane(1), other.plane(2)};
    }

    /** Reads as many bytes as the PSNR does, as fast as the JDK can: to the end, since they are equal. */
    public int read() {
        int mismatches = 0;
        for (int channel = 0; channel < 3; channel++) {
            mismatches += Arrays.mismatch(one.plane(channel), copy.plane(channel));
        }
        return mismatches;
    }

    /** The PSNR by the kernel that every JVM can run. */
    public double plainPsnr() {
        return Psnr.of(one, other, plain);
    }

    /**
     * The PSNR by the kernel of the Vector API.
     *
     * @throws IllegalStateException if this JVM has none, so that something else would be measured
     */
    public double vectorPsnr() {
        if (Kernels.FASTEST instanceof PlainKernel) {
            throw new IllegalStateException("This JVM was started without --add-modules jdk.incubator.vector");
        }
        return Psnr.of(one, other, Kernels.FASTEST);
    }

    public double ssim() {
        return Ssim.of(one, other);
    }

    /** Only the hash that is stored with an asset. */
    public Object perceptualHash() {
        Decoded decoded = decoded();
        HashThumbnail thumbnail = decoded.thumbnail(HashRecipe.PERCEPTUAL);
        one.pour(thumbnail);
        return decoded.hash(HashRecipe.PERCEPTUAL, thumbnail);
    }

    /** All three hashes. */
    public PictureHashes hashes() {
        return decoded().hashes();
    }

    private Decoded decoded() {
        return new Decoded(one, ColorConversion.BY_CONVENTION, Orientation.of(1));
    }
}
