package io.imagecatalog.model;

/**
 * How faithful a rendition is to the original at its size, before it was written to a file.
 *
 * @param psnr peak signal-to-noise ratio over all samples of 8-bit sRGB, in dB; infinite when no sample differs
 * @param ssim mean structural similarity of the luma, at most 1
 */
public record Fidelity(double psnr, double ssim) {

    /** Whether no sample differs. */
    public boolean isLossless() {
        return psnr == Double.POSITIVE_INFINITY;
    }
}
