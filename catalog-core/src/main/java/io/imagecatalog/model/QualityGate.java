package io.imagecatalog.model;

import java.util.OptionalDouble;

/**
 * The least fidelity that a preset asks of its renditions, and how far their quality may be raised for it. It asks for a
 * least SSIM, a least PSNR, or both:
 *
 * <pre>{@code
 * QualityGate.ssim(0.98).withPsnr(38).withMaxQuality(90)
 * }</pre>
 *
 * @param leastSsim above 0 and at most 1
 * @param leastPsnr in dB, above 0 and at most 100
 * @param maxQuality the most that the quality is raised to, 1 to 100
 */
public record QualityGate(OptionalDouble leastSsim, OptionalDouble leastPsnr, int maxQuality) {
    /** How far the quality is raised unless it is said otherwise. */
    public static final int STANDARD_MAX_QUALITY = 95;

    private static final double MOST_SSIM = 1;
    private static final double MOST_PSNR = 100;

    public QualityGate {
        if (leastSsim.isEmpty() && leastPsnr.isEmpty()) {
            throw new IllegalArgumentException("A gate asks for a least SSIM, a least PSNR, or both");
        }
        if (!isWithin(leastSsim, MOST_SSIM)) {
            throw new IllegalArgumentException(
                    "The least SSIM is above 0 and at most 1, not " + leastSsim.getAsDouble());
        }
        if (!isWithin(leastPsnr, MOST_PSNR)) {
            throw new IllegalArgumentException(
                    "The least PSNR is above 0 and at most 100 dB, not " + leastPsnr.getAsDouble());
        }
        if (maxQuality < 1 || maxQuality > 100) {
            throw new IllegalArgumentException("The most quality of a gate is 1 to 100, not " + maxQuality);
        }
    }

    private static boolean isWithin(OptionalDouble least, double most) {
        return least.isEmpty() || (least.getAsDouble() > 0 && least.getAsDouble() <= most);
    }

    /** Asks for a least SSIM, and raises the quality up to 95 for it. */
    public static QualityGate ssim(double least) {
        return new QualityGate(OptionalDouble.of(least), OptionalDouble.empty(), STANDARD_MAX_QUALITY);
    }

    /** Asks for a least PSNR, in dB, and raises the quality up to 95 for it. */
    public static QualityGate psnr(double least) {
        return new QualityGate(OptionalDouble.empty(), OptionalDouble.of(least), STANDARD_MAX_QUALITY);
    }

    /** The same with a least SSIM to be met as well. */
    public QualityGate withSsim(double least) {
        return new QualityGate(OptionalDouble.of(least), leastPsnr, maxQuality);
    }

    /** The same with a least PSNR, in dB, to be met as well. */
    public QualityGate withPsnr(double least) {
        return new QualityGate(leastSsim, OptionalDouble.of(least), maxQuality);
    }

    /** The same with the quality raised up to another most, 1 to 100. */
    public QualityGate withMaxQuality(int most) {
        return new QualityGate(leastSsim, leastPsnr, most);
    }

    /** Whether a rendition is as faithful as is asked; one of which no sample differs always is. */
    public boolean isMetBy(Fidelity fidelity) {
        return fidelity.isLossless()
                || (fidelity.ssim() >= leastSsim.orElse(Double.NEGATIVE_INFINITY)
                        && fidelity.psnr() >= leastPsnr.orElse(Double.NEGATIVE_INFINITY));
    }
}
