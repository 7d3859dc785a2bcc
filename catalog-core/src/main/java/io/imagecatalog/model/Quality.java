package io.imagecatalog.model;

/**
 * How close a candidate picture comes to a reference. Both are first turned upright, converted to 8-bit sRGB and flattened
 * on white; then the candidate is brought to the reference's size.
 *
 * @param psnr peak signal-to-noise ratio over all RGB samples, in dB; infinite when no sample differs
 * @param ssim mean structural similarity of the luma, at most 1
 * @param hashes how far the two pictures' hashes are from each other, each of its own picture before it is scaled
 * @param candidate the candidate's own size
 * @param reference the size at which they were compared
 */
public record Quality(double psnr, double ssim, HashDistances hashes, Size candidate, Size reference) {

    /** Whether both are of one size and no sample differs. */
    public boolean identical() {
        return candidate.equals(reference) && psnr == Double.POSITIVE_INFINITY;
    }

    /** Whether the candidate had to be distorted, by more than rounding, to get the reference's size. */
    public boolean aspectDiffers() {
        double stretched = (double) candidate.width() / candidate.height() * reference.height();
        double tall = (double) candidate.height() / candidate.width() * reference.width();
        return Math.abs(stretched - reference.width()) > 1 && Math.abs(tall - reference.height()) > 1;
    }
}
