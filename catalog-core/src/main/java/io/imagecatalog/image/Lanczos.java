package io.imagecatalog.image;

/**
 * The Lanczos kernel of three lobes, sinc(x) sinc(x/3) for |x| &lt; 3.
 *
 * <p>Computed by {@link StrictMath} and plain arithmetic, so that every machine gets the same weights and thus the same
 * renditions.
 */
final class Lanczos {
    static final double SUPPORT = 3;

    private static final double CENTER = 1e-3;

    private Lanczos() {}

    static double at(double x) {
        return Math.abs(x) < SUPPORT ? sinc(x) * sinc(x / SUPPORT) : 0;
    }

    private static double sinc(double x) {
        if (x == 0) {
            return 1;
        }
        double angle = Math.PI * x;
        return StrictMath.sin(angle) / angle;
    }

    /**
     * The kernel at places of equal distance. Both sines are turned from place to place by the formulas for the sum of two
     * angles, which takes a tenth of the time; at the center, where what they are divided by is next to nothing, they are
     * computed anew.
     */
    static double[] at(double first, double step, int count) {
        Turning wide = new Turning(Math.PI * first, Math.PI * step);
        Turning narrow = new Turning(Math.PI * first / SUPPORT, Math.PI * step / SUPPORT);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            double x = first + i * step;
            if (Math.abs(x) < CENTER) {
                values[i] = at(x);
            } else if (Math.abs(x) < SUPPORT) {
                values[i] = wide.sine * narrow.sine * SUPPORT / (Math.PI * x * (Math.PI * x));
            }
            wide.turn();
            narrow.turn();
        }
        return values;
    }

    private static final class Turning {
        private final double stepSine;
        private final double stepCosine;
        private double sine;
        private double cosine;

        Turning(double angle, double step) {
            this.sine = StrictMath.sin(angle);
            this.cosine = StrictMath.cos(angle);
            this.stepSine = StrictMath.sin(step);
            this.stepCosine = StrictMath.cos(step);
        }

        void turn() {
            double turned = sine * stepCosine + cosine * stepSine;
            cosine = cosine * stepCosine - sine * stepSine;
            sine = turned;
        }
    }
}
