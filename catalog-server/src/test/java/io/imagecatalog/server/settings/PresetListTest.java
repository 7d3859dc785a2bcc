package io.imagecatalog.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.model.Background;
import io.imagecatalog.model.Preset;
import io.imagecatalog.model.QualityGate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresetListTest {
    private static final Background GRAY = Background.parse("f0f0f0");

    @Test
    void one_number_is_a_square_box_and_all_else_is_standard() {
        assertThat(only("thumb=100")).isEqualTo(Preset.jpeg("thumb", 100));
    }

    @Test
    void the_width_comes_before_the_height() {
        assertThat(only("card=400x300")).isEqualTo(Preset.jpeg("card", 400, 300));
    }

    @Test
    void a_jpeg_may_have_a_quality_and_a_background_and_be_progressive() {
        Preset card = Preset.jpeg("card", 400, 300)
                .withQuality(80)
                .withBackground(GRAY)
                .asProgressive();

        assertThat(only("card=400x300:q80:bg=f0f0f0:progressive")).isEqualTo(card);
        assertThat(only("card=400x300:progressive:bg=#F0F0F0:q80:jpeg")).isEqualTo(card);
    }

    @Test
    void a_jpeg_may_have_to_be_as_faithful_as_a_gate_asks() {
        Preset card = Preset.jpeg("card", 400).withQuality(60);

        assertThat(only("card=400:q60:ssim=0.98")).isEqualTo(card.withGate(QualityGate.ssim(0.98)));
        assertThat(only("card=400:psnr=38:q60")).isEqualTo(card.withGate(QualityGate.psnr(38)));
        assertThat(only("card=400:maxq=70:psnr=38.5:ssim=0.98:q60:jpeg"))
                .isEqualTo(card.withGate(QualityGate.ssim(0.98).withPsnr(38.5).withMaxQuality(70)));
    }

    @Test
    void a_png_keeps_alpha_unless_it_has_a_background() {
        assertThat(only("logo=200x50:png")).isEqualTo(Preset.png("logo", 200, 50));
        assertThat(only("logo=200x50:png:alpha")).isEqualTo(Preset.png("logo", 200, 50));
        assertThat(only("logo=200x50:bg=f0f0f0:png"))
                .isEqualTo(Preset.png("logo", 200, 50).withBackground(GRAY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"b=1 a=2", "b=1,a=2", " b=1 ,\n\ta=2, "})
    void presets_stay_in_their_order_with_spaces_or_commas_between_them(String text) {
        assertThat(PresetList.parse(text).all()).containsExactly(Preset.jpeg("b", 1), Preset.jpeg("a", 2));
    }

    @Test
    void a_side_may_be_as_long_as_that_of_a_jpeg() {
        assertThat(only("all=65500x1").maxWidth()).isEqualTo(65_500);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    thumb                   | A preset is NAME=WIDTHxHEIGHT[:OPTION...], as in thumb=100
                    thumb:q80               | A preset is NAME=WIDTHxHEIGHT[:OPTION...], as in thumb=100
                    =100                    | A preset's name is 1-32 lower-case letters, digits, '_' or '-'
                    Thumb=100               | A preset's name is 1-32 lower-case letters, digits, '_' or '-'
                    ../thumb=100            | A preset's name is 1-32 lower-case letters, digits, '_' or '-'
                    original=100            | A preset has any name but 'original'
                    thumb=                  | A box is WIDTHxHEIGHT or one number, each 1 to 65500 pixels, not ''
                    thumb=big               | A box is WIDTHxHEIGHT or one number, each 1 to 65500 pixels, not 'big'
                    thumb=0                 | A box is WIDTHxHEIGHT or one number, each 1 to 65500 pixels, not '0'
                    thumb=100x0             | A box is WIDTHxHEIGHT or one number, each 1 to 65500 pixels, not '100x0'
                    thumb=-100              | A box is WIDTHxHEIGHT or one number, each 1 to 65500 pixels, not '-100'
                    thumb=100x              | A box is WIDTHxHEIGHT or one number, each 1 to 65500 pixels, not '100x'
                    thumb=100x100x100       | A box is WIDTHxHEIGHT or one number, each 1 to 65500 pixels, not '100x100x100'
                    thumb=65501             | A box is WIDTHxHEIGHT or one number, each 1 to 65500 pixels, not '65501'
                    thumb=100x65501         | A box is WIDTHxHEIGHT or one number, each 1 to 65500 pixels, not '100x65501'
                    thumb=99999999999       | A box is WIDTHxHEIGHT or one number, each 1 to 65500 pixels, not '99999999999'
                    thumb=100:webp          | An option is one of jpeg, png, q1 to q100, progressive, bg=RRGGBB, alpha, ssim=LEAST, psnr=LEAST, maxq=MOST, not 'webp'
                    thumb=100:PNG           | An option is one of jpeg, png, q1 to q100, progressive, bg=RRGGBB, alpha, ssim=LEAST, psnr=LEAST, maxq=MOST, not 'PNG'
                    thumb=100:q             | An option is one of jpeg, png, q1 to q100, progressive, bg=RRGGBB, alpha, ssim=LEAST, psnr=LEAST, maxq=MOST, not 'q'
                    thumb=100:q9999         | An option is one of jpeg, png, q1 to q100, progressive, bg=RRGGBB, alpha, ssim=LEAST, psnr=LEAST, maxq=MOST, not 'q9999'
                    thumb=100:              | An option is one of jpeg, png, q1 to q100, progressive, bg=RRGGBB, alpha, ssim=LEAST, psnr=LEAST, maxq=MOST, not ''
                    thumb=100::png          | An option is one of jpeg, png, q1 to q100, progressive, bg=RRGGBB, alpha, ssim=LEAST, psnr=LEAST, maxq=MOST, not ''
                    thumb=100:q0            | Preset thumb: the quality is 1 to 100, not 0
                    thumb=100:q101          | Preset thumb: the quality is 1 to 100, not 101
                    thumb=100:bg=           | A background is six hex digits as in #ffffff, not ''
                    thumb=100:bg=fff        | A background is six hex digits as in #ffffff, not 'fff'
                    thumb=100:bg=red        | A background is six hex digits as in #ffffff, not 'red'
                    thumb=100:q80:q90       | An option is said once, but 'q90' is not the first
                    thumb=100:png:png       | An option is said once, but 'png' is not the first
                    thumb=100:jpeg:png      | A preset is either jpeg or png
                    thumb=100:progressive:png | Only a jpeg can be progressive
                    thumb=100:png:q80       | Only a jpeg has a quality
                    thumb=100:alpha         | Only a png can keep alpha
                    thumb=100:jpeg:alpha    | Only a png can keep alpha
                    thumb=100:png:alpha:bg=ffffff | A png has either alpha or a bg
                    thumb=100:ssim          | An option is one of jpeg, png, q1 to q100, progressive, bg=RRGGBB, alpha, ssim=LEAST, psnr=LEAST, maxq=MOST, not 'ssim'
                    thumb=100:ssim=         | Behind ssim= stands a number as in 0.98 or 38, not ''
                    thumb=100:ssim=good     | Behind ssim= stands a number as in 0.98 or 38, not 'good'
                    thumb=100:psnr=38dB     | Behind psnr= stands a number as in 0.98 or 38, not '38dB'
                    thumb=100:psnr=1e1      | Behind psnr= stands a number as in 0.98 or 38, not '1e1'
                    thumb=100:psnr=-38      | Behind psnr= stands a number as in 0.98 or 38, not '-38'
                    thumb=100:ssim=98       | The least SSIM is above 0 and at most 1, not 98.0
                    thumb=100:ssim=0        | The least SSIM is above 0 and at most 1, not 0.0
                    thumb=100:psnr=101      | The least PSNR is above 0 and at most 100 dB, not 101.0
                    thumb=100:ssim=0.9:ssim=0.8 | An option is said once, but 'ssim=0.8' is not the first
                    thumb=100:maxq=90       | A maxq stands beside an ssim or a psnr, which quality is raised for
                    thumb=100:psnr=38:maxq= | Behind maxq= stands a whole number from 1 to 100, not ''
                    thumb=100:psnr=38:maxq=9.5 | Behind maxq= stands a whole number from 1 to 100, not '9.5'
                    thumb=100:psnr=38:maxq=101 | The most quality of a gate is 1 to 100, not 101
                    thumb=100:psnr=38:maxq=80 | Preset thumb: the most quality of its gate is at least its own, 85, not 80
                    thumb=100:q97:psnr=38   | Preset thumb: the most quality of its gate is at least its own, 97, not 95
                    thumb=100:png:ssim=0.98 | Only a jpeg can have a least ssim
                    thumb=100:png:psnr=38   | Only a jpeg can have a least psnr
                    thumb=100:png:maxq=90   | Only a jpeg has a quality
                    """)
    void a_preset_that_is_wrong_is_named_with_what_is_allowed(String preset, String message) {
        assertThatThrownBy(() -> PresetList.parse("fine=10 " + preset + " good=20"))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("PRESETS (--presets) has '" + preset + "' in it: " + message)
                .message()
                .hasLineCount(1);
    }

    @Test
    void two_presets_of_one_name_are_refused() {
        assertThatThrownBy(() -> PresetList.parse("thumb=100 card=400 thumb=200"))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("PRESETS (--presets) is 'thumb=100 card=400 thumb=200': Two presets are named 'thumb';"
                        + " each needs a name of its own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", " , "})
    void no_preset_at_all_is_refused(String text) {
        assertThatThrownBy(() -> PresetList.parse(text))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("PRESETS (--presets) is '" + text + "', but must be at least one preset");
    }

    private static Preset only(String text) {
        return PresetList.parse(text).all().get(0);
    }
}
