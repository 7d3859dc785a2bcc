package io.imagecatalog.server.cli;

import io.imagecatalog.server.settings.Setting;
import java.util.stream.Stream;

/** Lists what can be set, for the foot of a verb's help. */
final class SettingsHelp {
    private static final String PRESETS = """

            Presets have spaces between them; each is NAME=WIDTHxHEIGHT[:OPTION...], one
            number being a square box. Options: jpeg (unless set otherwise) or png; for a
            jpeg q1 to q100 (q85), progressive, bg=RRGGBB (ffffff); for a png alpha (unless
            set otherwise) or bg=RRGGBB. A jpeg may have to be no worse than a least
            ssim=0.98 or psnr=38 (dB): its quality is raised for that, to maxq=95 at most.
              --presets "thumb=100 card=400x300:q80:bg=f0f0f0 zoom=1200:progressive"
              --presets "small=200 logo=200x50:png large=2000:q80:ssim=0.98:maxq=90"
            """;

    private static final String S3 = """

            S3's region and credentials are read as every program with Amazon's SDK reads
            them: AWS_REGION, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or a profile.
            """;

    private SettingsHelp() {}

    static String[] lines() {
        Stream<String> head = Stream.of("", "Read from the environment; a flag goes before its variable:");
        Stream<String> settings = Stream.of(Setting.values()).map(SettingsHelp::line);
        return Stream.of(head, settings, S3.lines(), PRESETS.lines())
                .flatMap(lines -> lines)
                .toArray(String[]::new);
    }

    private static String line(Setting setting) {
        return "  %-20s  %s".formatted(setting.name(), setting.description());
    }
}
