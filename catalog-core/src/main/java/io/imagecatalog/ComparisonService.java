package io.imagecatalog;

import io.imagecatalog.Comparison.Entry;
import io.imagecatalog.model.Asset;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.Quality;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.InvalidImageException;
import io.imagecatalog.spi.QualityComparator;
import io.imagecatalog.spi.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares pictures with assets. Thread-safe. */
public final class ComparisonService {
    private static final String ORIGINAL = "original";

    private final CatalogRepository repository;
    private final Storage storage;
    private final QualityComparator comparator;

    @javax.inject.Inject
    @jakarta.inject.Inject
    public ComparisonService(CatalogRepository repository, Storage storage, QualityComparator comparator) {
        this.repository = repository;
        this.storage = storage;
        this.comparator = comparator;
    }

    /**
     * Compares a picture with an asset's original and with each rendition that is made by now. Empty if there is no such
     * asset. An original or rendition that can't be read does not keep the others from being compared: it is named in the
     * result.
     *
     * @throws InvalidImageException if the candidate is refused
     * @throws IOException if a picture can't be read now
     */
    public Optional<Comparison> compare(long assetId, Content candidate) throws IOException {
        Optional<Asset> asset = repository.find(assetId);
        return asset.isEmpty() ? Optional.empty() : Optional.of(compare(asset.get(), candidate));
    }

    private Comparison compare(Asset asset, Content candidate) throws IOException {
        List<Entry> entries = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        List<Reference> references = new ArrayList<>();
        keys(asset)
                .forEach((name, key) -> storage.open(key)
                        .ifPresentOrElse(
                                content -> references.add(new Reference(name, content)), () -> unreadable.add(name)));
        List<Optional<Quality>> qualities = comparator.compare(
                candidate, references.stream().map(Reference::content).toList());
        for (int i = 0; i < references.size(); i++) {
            Reference reference = references.get(i);
            qualities
                    .get(i)
                    .ifPresentOrElse(
                            quality -> entries.add(reference.entry(quality)), () -> unreadable.add(reference.name()));
        }
        return new Comparison(asset.id(), comparator.method(), entries, unreadable);
    }

    /** Where the bytes of what there should be of an asset are, by name. */
    private Map<String, StorageKey> keys(Asset asset) {
        Map<String, StorageKey> keys = new LinkedHashMap<>();
        keys.put(ORIGINAL, asset.original());
        repository.renditions(asset.id()).forEach(rendition -> keys.put(rendition.preset(), rendition.key()));
        return keys;
    }

    private record Reference(String name, Content content) {
        Entry entry(Quality quality) {
            return new Entry(name, content.length(), quality);
        }
    }
}
