package io.imagecatalog.server.http;

import io.imagecatalog.model.Preset;
import io.imagecatalog.model.Presets;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/** Lists which renditions there are. */
final class PresetsResource {
    private final Presets presets;
    private final Json json;

    PresetsResource(Presets presets, Json json) {
        this.presets = presets;
        this.json = json;
    }

    void route(RoutesConfig routes) {
        GetRoute.at(routes, "/presets", this::presets, Need.ANY_KEY);
    }

    private void presets(Context ctx) {
        json.write(
                ctx, new PresetsBody(presets.all().stream().map(PresetBody::of).toList()));
    }

    private record PresetsBody(List<PresetBody> presets) {}

    /**
     * @param width of the box that a rendition fits into
     * @param height of that box
     */
    private record PresetBody(String name, int width, int height, String mediaType) {

        static PresetBody of(Preset preset) {
            return new PresetBody(
                    preset.name(),
                    preset.maxWidth(),
                    preset.maxHeight(),
                    preset.format().mediaType());
        }
    }
}
