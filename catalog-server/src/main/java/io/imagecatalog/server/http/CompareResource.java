package io.imagecatalog.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.imagecatalog.Comparison;
import io.imagecatalog.Comparison.Entry;
import io.imagecatalog.ComparisonService;
import io.imagecatalog.model.Quality;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares a picture that comes in with an asset. */
final class CompareResource {
    /** Each waits for memory to decode in, with its thread; others are to be answered meanwhile. */
    private static final int MAX_AT_ONCE = 8;

    private static final int MAX_WAITING = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int RETRY_SECONDS = 2;

    private final ComparisonService comparisons;
    private final Places places = new Places(MAX_AT_ONCE, MAX_WAITING, PATIENCE);
    private final UploadFormReader forms;
    private final Json json;

    CompareResource(ComparisonService comparisons, UploadFormReader forms, Json json) {
        this.comparisons = comparisons;
        this.forms = forms;
        this.json = json;
    }

    void route(RoutesConfig routes) {
        routes.post("/compare/{id}", this::compare, Need.KEY_OF_ASSET);
    }

    private void compare(Context ctx) throws IOException {
        long id = new RequestValues(ctx).id();
        try (UploadForm form = forms.read(ctx.req())) {
            Comparison comparison = compare(id, form).orElseThrow(() -> Absence.ofAsset(id));
            json.write(ctx, ComparisonBody.of(comparison));
        }
    }

    private Optional<Comparison> compare(long id, UploadForm form) throws IOException {
        if (!places.enter()) {
            throw ProblemException.busy("There are too many comparisons at once", RETRY_SECONDS);
        }
        try {
            return comparisons.compare(id, form.file().content());
        } finally {
            places.leave();
        }
    }

    private record ComparisonBody(
            long assetId, Map<String, EntryBody> comparisons, String note, List<String> unreadable, String method) {
        private static final String NOTE =
                "PSNR > 30 dB indicates good quality. Lower perceptual_hash_distance = more similar.";

        static ComparisonBody of(Comparison comparison) {
            Map<String, EntryBody> entries = new LinkedHashMap<>();
            comparison.entries().forEach(entry -> entries.put(entry.name(), EntryBody.of(entry)));
            return new ComparisonBody(
                    comparison.assetId(), entries, NOTE, comparison.unreadable(), comparison.method());
        }
    }

    private record EntryBody(
            long fileSizeBytes,
            double psnrDb,
            int perceptualHashDistance,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String note,

            double ssim,
            boolean identical,
            int averageHashDistance,
            int differenceHashDistance,
            int candidateWidth,
            int candidateHeight,
            int referenceWidth,
            int referenceHeight,
            boolean aspectDiffers) {
        private static final String ORIGINAL = "original";
        private static final String NOTE = "PSNR > 30 dB is good quality. Lower hash distance = more similar.";

        static EntryBody of(Entry entry) {
            Quality quality = entry.quality();
            return new EntryBody(
                    entry.bytes(),
                    Measured.psnrDb(quality.psnr()),
                    quality.hashes().perceptual(),
                    entry.name().equals(ORIGINAL) ? NOTE : null,
                    Measured.ssim(quality.ssim()),
                    quality.identical(),
                    quality.hashes().average(),
                    quality.hashes().difference(),
                    quality.candidate().width(),
                    quality.candidate().height(),
                    quality.reference().width(),
                    quality.reference().height(),
                    quality.aspectDiffers());
        }
    }
}
