package io.imagecatalog.server.http;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How measures of quality are written in answers. */
final class Measured {
    /** JSON has no infinity, which is what equal pictures come to. */
    private static final double MAX_PSNR = 100.0;

    private Measured() {}

    static double psnrDb(double psnr) {
        return rounded(Math.min(psnr, MAX_PSNR), 2);
    }

    static double ssim(double ssim) {
        return rounded(ssim, 4);
    }

    private static double rounded(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .doubleValue();
    }
}
