package io.imagecatalog.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.model.Background;
import io.imagecatalog.model.Preset;
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
                    thumb=100:webp          | An option is one of jpeg, png, q1 to q100, progressive, bg=RRGGBB, alpha, not 'webp'
                    thumb=100:PNG           | An option is one of jpeg, png, q1 to q100, progressive, bg=RRGGBB, alpha, not 'PNG'
                    thumb=100:q             | An option is one of jpeg, png, q1 to q100, progressive, bg=RRGGBB, alpha, not 'q'
                    thumb=100:q9999         | An option is one of jpeg, png, q1 to q100, progressive, bg=RRGGBB, alpha, not 'q9999'
                    thumb=100:              | An option is one of jpeg, png, q1 to q100, progressive, bg=RRGGBB, alpha, not ''
                    thumb=100::png          | An option is one of jpeg, png, q1 to q100, progressive, bg=RRGGBB, alpha, not ''
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
