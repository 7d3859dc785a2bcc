package io.imagecatalog.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTest {
    @Nested
    class A_size {
        @ParameterizedTest
        @CsvSource({
            "1920, 1080, 100, 100, 56",
            "1920, 1080, 400, 400, 225",
            "1920, 1080, 1200, 1200, 675",
            "300, 200, 100, 100, 67",
            "300, 200, 400, 300, 200",
            "200, 300, 100, 67, 100",
            "1, 5000, 100, 1, 100",
            "5000, 1, 100, 100, 1",
            "1, 1, 100, 1, 1",
            "200, 25, 100, 100, 13",
            "65500, 65500, 1200, 1200, 1200",
        })
        void fits_into_a_box_rounding_half_up_and_never_grows(
                int width, int height, int box, int fitWidth, int fitHeight) {
            assertThat(new Size(width, height).fitInto(box, box)).isEqualTo(new Size(fitWidth, fitHeight));
        }

        @Test
        void has_at_least_one_pixel() {
            assertThatThrownBy(() -> new Size(0, 5)).hasMessage("A picture is at least 1x1, not 0x5");
        }
    }

    @Nested
    class A_content_hash {
        private static final String HEX = "0123456789abcdef".repeat(4);

        @Test
        void is_64_hex_digits() {
            assertThat(new ContentHash(HEX)).hasToString(HEX);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "00", "/", ":", "`", "g", "A", "\u0660"})
        void that_is_anything_else_is_refused(String end) {
            String hex = HEX.substring(1) + end;

            assertThatThrownBy(() -> new ContentHash(hex)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class A_storage_key {
        @ParameterizedTest
        @ValueSource(
                strings = {"", "/", "a/", "/a", "a//b", "..", "a/../b", ".hidden", "a/.b", "a b", "ä", "a\\b", "a\nb"})
        void that_could_mean_something_else_somewhere_is_refused(String value) {
            assertThatThrownBy(() -> new StorageKey(value)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void of_a_rendition_tells_its_asset() {
            StorageKey key = StorageLayout.rendition(Preset.jpeg("thumb", 100), lease(1));

            assertThat(key).hasToString("renditions/42_thumb.jpg");
            assertThat(StorageLayout.assetOfRendition(key)).hasValue(42);
            assertThat(StorageLayout.assetOfRendition(new StorageKey("originals/42_thumb.jpg")))
                    .isEmpty();
        }

        @Test
        void of_a_rendition_made_again_is_another_one() {
            StorageKey key = StorageLayout.rendition(Preset.jpeg("thumb", 100), lease(3));

            assertThat(key).hasToString("renditions/42_thumb.3.jpg");
            assertThat(StorageLayout.assetOfRendition(key)).hasValue(42);
        }

        @Test
        void of_a_rendition_made_again_is_no_other_presets() {
            StorageKey again = StorageLayout.rendition(Preset.jpeg("thumb", 100), lease(2));
            StorageKey other = StorageLayout.rendition(Preset.jpeg("thumb-2", 200), lease(1));

            assertThat(again).isNotEqualTo(other);
        }

        private JobLease lease(long token) {
            Job job = new Job(7, 42, JobStatus.PROCESSING, 1, Instant.EPOCH, Optional.empty(), Instant.EPOCH);
            return new JobLease(job, token, Instant.EPOCH);
        }
    }

    @Nested
    class A_preset {
        private final Preset preset = Preset.jpeg("thumb", 100);

        @Test
        void has_a_fingerprint_that_changes_with_whatever_changes_bytes() {
            assertThat(List.of(
                            preset.fingerprint("jvm-1"),
                            preset.fingerprint("jvm-2"),
                            Preset.jpeg("thumb", 101, 100).fingerprint("jvm-1"),
                            Preset.jpeg("thumb", 100, 101).fingerprint("jvm-1"),
                            Preset.png("thumb", 100, 100).fingerprint("jvm-1"),
                            Preset.png("thumb", 100, 100)
                                    .withBackground(Background.WHITE)
                                    .fingerprint("jvm-1"),
                            preset.withBackground(new Background(255, 255, 254)).fingerprint("jvm-1"),
                            preset.asProgressive().fingerprint("jvm-1"),
                            preset.withQuality(84).fingerprint("jvm-1"),
                            preset.withGate(QualityGate.ssim(0.98)).fingerprint("jvm-1"),
                            preset.withGate(QualityGate.ssim(0.97)).fingerprint("jvm-1"),
                            preset.withGate(QualityGate.psnr(38)).fingerprint("jvm-1"),
                            preset.withGate(QualityGate.psnr(0.98)).fingerprint("jvm-1"),
                            preset.withGate(QualityGate.ssim(0.98).withPsnr(38)).fingerprint("jvm-1"),
                            preset.withGate(QualityGate.ssim(0.98).withMaxQuality(90))
                                    .fingerprint("jvm-1")))
                    .doesNotHaveDuplicates();
        }

        @Test
        void without_a_gate_has_the_fingerprint_that_it_had_before_there_were_gates() {
            assertThat(preset.fingerprint("jvm-2")).isEqualTo("c9d6802f368e1701");
            assertThat(Preset.png("logo", 64).fingerprint("jvm-2")).isEqualTo("573b7e686758eeb0");
        }

        @Test
        void has_the_same_fingerprint_under_another_name() {
            assertThat(Preset.jpeg("small", 100).fingerprint("jvm-1")).isEqualTo(preset.fingerprint("jvm-1"));
        }

        @Test
        void is_a_jpeg_of_quality_85_on_white_unless_it_says_otherwise() {
            assertThat(preset.format()).isEqualTo(ImageFormat.JPEG);
            assertThat(preset.quality()).isEqualTo(85);
            assertThat(preset.background()).contains(Background.WHITE);
            assertThat(preset.progressive()).isFalse();
            assertThat(preset.gate()).isEmpty();
        }

        @Test
        void keeps_alpha_as_a_png_unless_it_has_a_background() {
            assertThat(Preset.png("logo", 64).background()).isEmpty();
            assertThat(Preset.png("logo", 64).withBackground(Background.WHITE).background())
                    .contains(Background.WHITE);
        }

        @Test
        void can_only_ask_for_what_its_format_can_do() {
            assertThatThrownBy(() -> Preset.png("logo", 64).asProgressive())
                    .hasMessage("Preset logo: only a JPEG can be progressive, not PNG");
            assertThatThrownBy(() ->
                            new Preset("card", 9, 9, ImageFormat.JPEG, 85, Optional.empty(), false, Optional.empty()))
                    .hasMessage("Preset card: a JPEG can't keep alpha, it needs a background");
            assertThatThrownBy(() -> Preset.png("logo", 64).withGate(QualityGate.ssim(0.98)))
                    .hasMessage("Preset logo: only a JPEG can have a gate, not PNG");
        }

        @Test
        void can_not_start_above_what_its_gate_raises_the_quality_to() {
            Preset gated = preset.withGate(QualityGate.ssim(0.98).withMaxQuality(90));

            assertThat(gated.withQuality(90).quality()).isEqualTo(90);
            assertThatThrownBy(() -> gated.withQuality(91))
                    .hasMessage("Preset thumb: the most quality of its gate is at least its own, 91, not 90");
        }

        @Test
        void keeps_its_gate_whatever_else_is_changed() {
            QualityGate gate = QualityGate.psnr(38);

            assertThat(preset.withGate(gate)
                            .withQuality(70)
                            .withBackground(new Background(1, 2, 3))
                            .asProgressive()
                            .gate())
                    .contains(gate);
        }

        @Test
        void must_be_named_once() {
            assertThatThrownBy(() -> Presets.of(preset, preset)).hasMessage("Two presets are named 'thumb'");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "Thumb", "a/b", "1st", "../x"})
        void has_a_name_that_fits_in_a_key_and_an_address(String name) {
            assertThatThrownBy(() -> Preset.jpeg(name, 100)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class A_quality_gate {
        @Test
        void raises_the_quality_up_to_95_unless_it_says_otherwise() {
            assertThat(QualityGate.ssim(0.98).maxQuality()).isEqualTo(95);
            assertThat(QualityGate.psnr(38).maxQuality()).isEqualTo(95);
            assertThat(QualityGate.psnr(38).withMaxQuality(90).maxQuality()).isEqualTo(90);
        }

        @ParameterizedTest
        @CsvSource({"38, 0.98, true", "37.99, 0.98, false", "38, 0.9799, false", "60, 0.5, false", "20, 1, false"})
        void is_met_by_what_reaches_all_that_it_asks_for(double psnr, double ssim, boolean met) {
            Fidelity fidelity = new Fidelity(psnr, ssim);

            assertThat(QualityGate.ssim(0.98).withPsnr(38).isMetBy(fidelity)).isEqualTo(met);
            assertThat(QualityGate.psnr(38).withSsim(0.98).isMetBy(fidelity)).isEqualTo(met);
        }

        @Test
        void does_not_look_at_what_it_does_not_ask_for() {
            assertThat(QualityGate.ssim(0.98).isMetBy(new Fidelity(5, 0.99))).isTrue();
            assertThat(QualityGate.psnr(38).isMetBy(new Fidelity(40, -0.5))).isTrue();
        }

        @Test
        void is_met_where_no_sample_differs_whatever_rounding_makes_of_the_similarity() {
            Fidelity lossless = new Fidelity(Double.POSITIVE_INFINITY, 0.9999999999999998);

            assertThat(QualityGate.ssim(1).withPsnr(100).isMetBy(lossless)).isTrue();
        }

        @ParameterizedTest
        @ValueSource(doubles = {0, -0.1, 1.01, Double.NaN})
        void asks_for_no_similarity_that_there_is_not(double least) {
            assertThatThrownBy(() -> QualityGate.ssim(least))
                    .hasMessage("The least SSIM is above 0 and at most 1, not " + least);
        }

        @ParameterizedTest
        @ValueSource(doubles = {0, -1, 100.1, Double.POSITIVE_INFINITY, Double.NaN})
        void asks_for_no_ratio_beyond_100_decibels(double least) {
            assertThatThrownBy(() -> QualityGate.psnr(least))
                    .hasMessage("The least PSNR is above 0 and at most 100 dB, not " + least);
        }

        @Test
        void asks_for_something_and_for_a_quality_that_there_is() {
            assertThatThrownBy(() -> new QualityGate(OptionalDouble.empty(), OptionalDouble.empty(), 95))
                    .hasMessage("A gate asks for a least SSIM, a least PSNR, or both");
            assertThatThrownBy(() -> QualityGate.psnr(38).withMaxQuality(101))
                    .hasMessage("The most quality of a gate is 1 to 100, not 101");
        }
    }

    @Nested
    class A_background {
        @Test
        void is_read_as_it_is_written() {
            assertThat(Background.parse("#ff8000")).isEqualTo(new Background(255, 128, 0));
            assertThat(Background.parse("Ff8000")).hasToString("#ff8000");
            assertThat(Background.parse("000001")).hasToString("#000001");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "#fff", "white", "#ff80000", "#gg0000"})
        void is_refused_in_any_other_form(String text) {
            assertThatThrownBy(() -> Background.parse(text))
                    .hasMessage("A background is six hex digits as in #ffffff, not '" + text + "'");
        }

        @Test
        void has_channels_of_a_byte() {
            assertThatThrownBy(() -> new Background(0, 256, 0)).hasMessageContaining("0, 256, 0");
            assertThatThrownBy(() -> new Background(-1, 0, 0)).hasMessageContaining("0 to 255");
        }
    }

    @Nested
    class A_perceptual_hash {
        @Test
        void is_written_as_16_hex_digits_and_read_back() {
            PerceptualHash hash = new PerceptualHash("phash-1", 0x00ff00000000000aL);

            assertThat(hash.hex()).isEqualTo("00ff00000000000a");
            assertThat(PerceptualHash.parse("phash-1", hash.hex())).isEqualTo(hash);
        }

        @Test
        void counts_the_bits_that_differ() {
            assertThat(new PerceptualHash("phash-1", -1L).distance(new PerceptualHash("phash-1", 0)))
                    .isEqualTo(64);
        }

        @Test
        void of_another_recipe_can_not_be_compared() {
            assertThatThrownBy(() -> new PerceptualHash("a", 0).distance(new PerceptualHash("b", 0)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class A_content {
        @Test
        void has_the_hash_that_everybody_computes() throws IOException {
            String expected = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

            assertThat(ContentHash.of("hello".getBytes(UTF_8)).hex()).isEqualTo(expected);
            assertThat(ContentHash.of(Content.of("hello".getBytes(UTF_8))).hex())
                    .isEqualTo(expected);
        }
    }

    @Nested
    class A_job_status {
        @Test
        void that_is_finished_never_changes() {
            for (JobStatus next : JobStatus.values()) {
                assertThat(JobStatus.COMPLETED.mayBecome(next)).isFalse();
                assertThat(JobStatus.FAILED.mayBecome(next)).isFalse();
            }
        }

        @Test
        void is_completed_only_after_processing() {
            assertThat(JobStatus.PENDING.mayBecome(JobStatus.COMPLETED)).isFalse();
            assertThat(JobStatus.PROCESSING.mayBecome(JobStatus.COMPLETED)).isTrue();
        }

        @Test
        void reads_back_its_label() {
            for (JobStatus status : JobStatus.values()) {
                assertThat(JobStatus.ofLabel(status.label())).isEqualTo(status);
            }
        }
    }

    @Nested
    class A_quality {
        @Test
        void is_identical_only_at_the_same_size() {
            Size size = new Size(10, 10);

            assertThat(quality(size, size).identical()).isTrue();
            assertThat(quality(new Size(20, 20), size).identical()).isFalse();
        }

        @Test
        void tells_distortion_from_rounding() {
            assertThat(quality(new Size(1920, 1080), new Size(100, 56)).aspectDiffers())
                    .isFalse();
            assertThat(quality(new Size(1920, 1080), new Size(100, 100)).aspectDiffers())
                    .isTrue();
        }

        private Quality quality(Size candidate, Size reference) {
            return new Quality(Double.POSITIVE_INFINITY, 1, new HashDistances(0, 0, 0), candidate, reference);
        }
    }
}
