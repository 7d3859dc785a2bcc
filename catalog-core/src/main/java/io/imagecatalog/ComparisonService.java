package io.imagecatalog;

import io.imagecatalog.Comparison.Entry;
import io.imagecatalog.model.Asset;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.Quality;
import io.imagecatalog.model.Rendition;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.InvalidImageException;
import io.imagecatalog.spi.QualityComparator;
import io.imagecatalog.spi.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares pictures with assets. Thread-safe. */
public final class ComparisonService {
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
     * asset.
     *
     * @throws InvalidImageException if the candidate is refused
     * @throws IOException if a picture can't be read now
     */
    public Optional<Comparison> compare(long assetId, Content candidate) throws IOException {
        Optional<Asset> asset = repository.find(assetId);
        return asset.isEmpty() ? Optional.empty() : Optional.of(compare(asset.get(), candidate));
    }

    private Comparison compare(Asset asset, Content candidate) throws IOException {
        List<Reference> references = references(asset);
        List<Quality> qualities = comparator.compare(
                candidate, references.stream().map(Reference::content).toList());
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < references.size(); i++) {
            Reference reference = references.get(i);
            entries.add(new Entry(reference.name(), reference.content().length(), qualities.get(i)));
        }
        return new Comparison(asset.id(), entries);
    }

    private List<Reference> references(Asset asset) {
        List<Reference> references = new ArrayList<>();
        open("original", asset.original()).ifPresent(references::add);
        for (Rendition rendition : repository.renditions(asset.id())) {
            open(rendition.preset(), rendition.key()).ifPresent(references::add);
        }
        return references;
    }

    private Optional<Reference> open(String name, StorageKey key) {
        return storage.open(key).map(content -> new Reference(name, content));
    }

    private record Reference(String name, Content content) {}
}
