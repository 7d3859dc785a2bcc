package io.imagecatalog;

import io.imagecatalog.model.Asset;
import io.imagecatalog.model.Preset;
import io.imagecatalog.model.Rendition;
import io.imagecatalog.model.StaleAsset;
import io.imagecatalog.model.StalePage;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.RenditionEngine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the assets whose renditions are not what the presets ask for by now, which {@link AssetService#regenerate} mends. It
 * goes page by page and only looks. Thread-safe.
 */
public final class RegenerationService {
    private static final int PAGE = 100;

    private final CatalogRepository repository;
    private final CatalogOptions options;
    private final String engineVersion;

    @javax.inject.Inject
    @jakarta.inject.Inject
    public RegenerationService(CatalogRepository repository, RenditionEngine engine, CatalogOptions options) {
        this.repository = repository;
        this.options = options;
        this.engineVersion = engine.version();
    }

    /**
     * Looks at the next some of all assets, the oldest first.
     *
     * @param position 0 to begin, else the next of the page before
     */
    public StalePage stale(long position) {
        return page(repository.assets(position, PAGE));
    }

    /**
     * Looks at the next some of a tenant's assets, the newest first.
     *
     * @param position {@code Long.MAX_VALUE} to begin, else the next of the page before
     */
    public StalePage stale(String tenant, long position) {
        return page(repository.newest(tenant, position, PAGE));
    }

    private StalePage page(List<Asset> assets) {
        List<StaleAsset> stale =
                assets.stream().flatMap(asset -> stale(asset).stream()).toList();
        OptionalLong next = assets.size() < PAGE
                ? OptionalLong.empty()
                : OptionalLong.of(assets.get(assets.size() - 1).id());
        return new StalePage(assets.size(), stale, next);
    }

    private Optional<StaleAsset> stale(Asset asset) {
        Map<String, Rendition> made = repository.renditions(asset.id()).stream()
                .collect(Collectors.toMap(Rendition::preset, Function.identity()));
        List<String> presets = options.presets().all().stream()
                .filter(preset -> !isAsAsked(preset, made.get(preset.name())))
                .map(Preset::name)
                .toList();
        return presets.isEmpty() ? Optional.empty() : Optional.of(new StaleAsset(asset, presets, isBeingMade(asset)));
    }

    private boolean isAsAsked(Preset preset, @Nullable Rendition rendition) {
        return rendition != null && rendition.fingerprint().equals(preset.fingerprint(engineVersion));
    }

    private boolean isBeingMade(Asset asset) {
        return repository
                .latestJob(asset.id())
                .filter(job -> !job.status().isFinished())
                .isPresent();
    }
}
