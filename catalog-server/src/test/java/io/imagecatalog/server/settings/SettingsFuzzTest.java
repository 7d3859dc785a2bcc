package io.imagecatalog.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("fuzz")
class SettingsFuzzTest {

    static Stream<String> settings() {
        return Stream.of(
                "thumb=100 logo=200x50:png",
                "big=9000:q90:ssim0.95",
                "a=1,a=2",
                "shop 10000 5GiB\n* - 1GiB # all",
                "64 MiB",
                "24h",
                "PT1H",
                "-P1D");
    }

    @MethodSource("settings")
    @FuzzTest(maxDuration = "3s")
    void any_text_is_a_setting_or_refused_in_words(@NotNull String text) {
        requireSettingOrWords(() -> PresetList.parse(text));
        requireSettingOrWords(() -> QuotaList.parse(text.lines().toList()));
        ByteSize.parse(text).ifPresent(bytes -> assertThat(bytes).isNotNegative());
        TimeSpan.parse(text).ifPresent(span -> assertThat(span).isGreaterThanOrEqualTo(Duration.ZERO));
    }

    private static void requireSettingOrWords(Runnable reading) {
        try {
            reading.run();
        } catch (InvalidSettingException | IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("Exception", "java.");
        }
    }
}
