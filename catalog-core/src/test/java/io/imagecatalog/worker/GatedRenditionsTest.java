package io.imagecatalog.worker;

import static io.imagecatalog.fixture.TextEngine.picture;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.CatalogOptions;
import io.imagecatalog.fixture.TestCatalog;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.Fidelity;
import io.imagecatalog.model.ImageInfo;
import io.imagecatalog.model.Preset;
import io.imagecatalog.model.Presets;
import io.imagecatalog.model.QualityGate;
import io.imagecatalog.model.Rendition;
import io.imagecatalog.spi.Rendered;
import io.imagecatalog.spi.RenditionEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a worker makes of an engine that measures the renditions of presets with a gate, here of card. */
class GatedRenditionsTest {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Fidelity GOOD = new Fidelity(40, 0.985);
    private static final Fidelity POOR = new Fidelity(40, 0.975);

    @TempDir
    private Path spool;

    private TestCatalog test;

    @BeforeEach
    void uploadAPicture() {
        Presets presets =
                Presets.of(Preset.jpeg("thumb", 100), Preset.jpeg("card", 400).withGate(QualityGate.ssim(0.98)));
        test = new TestCatalog(
                CatalogOptions.standard().withSpoolDirectory(spool).withPresets(presets));
        test.upload("shop", picture("cat"));
    }

    @Test
    void a_rendition_is_recorded_with_the_quality_and_the_fidelity_that_it_has() {
        worker(GOOD, () -> {}).run(1);

        List<Rendition> renditions = test.repository.renditions(1);
        assertThat(renditions).extracting(Rendition::quality).containsExactly(85, 95);
        assertThat(renditions).extracting(Rendition::fidelity).containsExactly(Optional.empty(), Optional.of(GOOD));
    }

    @Test
    void the_listener_is_told_of_a_gate_that_was_missed_once_the_job_is_completed() {
        worker(POOR, () -> {}).run(1);

        assertThat(test.recorder.events())
                .containsExactly("uploaded 1", "completed 1", "gate of card missed by 1 at quality 95");
        assertThat(test.repository.renditions(1)).hasSize(2);
    }

    @Test
    void the_listener_is_not_told_of_a_gate_that_was_met() {
        worker(GOOD, () -> {}).run(1);

        assertThat(test.recorder.events()).containsExactly("uploaded 1", "completed 1");
    }

    @Test
    void a_worker_that_lost_its_lease_tells_nobody_of_a_gate_that_it_missed() {
        RenditionWorker newer = worker(GOOD, () -> {});
        RenditionWorker slow = worker(POOR, () -> {
            test.clock.advance(LEASE);
            newer.run(1);
        });

        slow.run(1);

        assertThat(test.recorder.events()).containsExactly("uploaded 1", "completed 1");
    }

    private RenditionWorker worker(Fidelity fidelity, Runnable meanwhile) {
        return new RenditionWorker(
                test.repository,
                test.storage,
                new MeasuringEngine(test.engine, fidelity, meanwhile),
                test.options.presets(),
                RetrySchedule.standard(),
                LEASE,
                test.recorder,
                test.clock);
    }

    /** Raises the quality to 95 for every gate, and has its renditions turn out as it is told. */
    private record MeasuringEngine(RenditionEngine engine, Fidelity fidelity, Runnable meanwhile)
            implements RenditionEngine {
        @Override
        public String version() {
            return engine.version();
        }

        @Override
        public ImageInfo probe(Content image) throws IOException {
            return engine.probe(image);
        }

        @Override
        public Rendering render(Content image, List<Preset> presets) throws IOException {
            meanwhile.run();
            Rendering rendering = engine.render(image, presets);
            return new Rendering(
                    rendering.renditions().stream().map(this::measured).toList(), rendering.perceptualHash());
        }

        private Rendered measured(Rendered rendered) {
            Preset preset = rendered.preset();
            return preset.gate().isEmpty()
                    ? rendered
                    : new Rendered(preset, rendered.size(), rendered.content(), 95, Optional.of(fidelity));
        }
    }
}
