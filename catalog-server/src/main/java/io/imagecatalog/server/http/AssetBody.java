package io.imagecatalog.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.imagecatalog.AssetDetails;
import io.imagecatalog.model.Asset;
import io.imagecatalog.model.Fidelity;
import io.imagecatalog.model.ImageInfo;
import io.imagecatalog.model.Job;
import io.imagecatalog.model.PerceptualHash;
import io.imagecatalog.model.Rendition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An asset with its renditions and its newest job. */
record AssetBody(
        long assetId,
        String filename,
        String contentHash,
        int width,
        int height,
        long bytes,
        String colorSpace,
        String createdAt,
        List<RenditionBody> renditions,
        String tenantName,
        String format,
        String mediaType,
        int orientation,
        @Nullable String perceptualHash,
        @Nullable String perceptualHashRecipe,
        @Nullable JobState job) {

    static AssetBody of(AssetDetails details) {
        Asset asset = details.asset();
        ImageInfo image = asset.image();
        return new AssetBody(
                asset.id(),
                asset.filename(),
                asset.hash().hex(),
                image.size().width(),
                image.size().height(),
                asset.bytes(),
                image.colorSpace().name(),
                Timestamps.format(asset.createdAt()),
                details.renditions().stream().map(RenditionBody::of).toList(),
                asset.tenant().name(),
                image.format().name(),
                image.format().mediaType(),
                image.orientation(),
                asset.perceptualHash().map(PerceptualHash::hex).orElse(null),
                asset.perceptualHash().map(PerceptualHash::recipe).orElse(null),
                details.job().map(JobState::of).orElse(null));
    }

    record RenditionBody(
            String preset,
            String filePath,
            int width,
            int height,
            long bytes,
            int quality,
            String mediaType,
            String etag,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Double psnrDb,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Double ssim) {

        static RenditionBody of(Rendition rendition) {
            return new RenditionBody(
                    rendition.preset(),
                    rendition.key().value(),
                    rendition.size().width(),
                    rendition.size().height(),
                    rendition.bytes(),
                    rendition.quality(),
                    rendition.format().mediaType(),
                    EntityTag.of(rendition.hash()).toString(),
                    rendition
                            .fidelity()
                            .map(Fidelity::psnr)
                            .map(Measured::psnrDb)
                            .orElse(null),
                    rendition.fidelity().map(Fidelity::ssim).map(Measured::ssim).orElse(null));
        }
    }

    record JobState(
            long id, String status, int attempts, @Nullable String lastError) {

        static JobState of(Job job) {
            return new JobState(
                    job.id(),
                    job.status().label(),
                    job.attempts(),
                    job.lastError().orElse(null));
        }
    }
}
