package io.imagecatalog;

import io.imagecatalog.model.Asset;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.ContentHash;
import io.imagecatalog.model.Finding;
import io.imagecatalog.model.Finding.Kind;
import io.imagecatalog.model.Job;
import io.imagecatalog.model.JobStatus;
import io.imagecatalog.model.Rendition;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks whether an asset has all that it should have. */
final class AssetCheck {
    private final CatalogRepository repository;
    private final Storage storage;
    private final boolean hashes;

    AssetCheck(CatalogRepository repository, Storage storage, boolean hashes) {
        this.repository = repository;
        this.storage = storage;
        this.hashes = hashes;
    }

    /** Something wrong with a blob. */
    private record Fault(boolean lost, String text) {}

    /** None if the asset was deleted meanwhile. */
    List<Finding> findings(Asset asset) {
        List<Finding> findings = new ArrayList<>();
        fault(asset.original(), asset.bytes(), asset.hash())
                .map(fault -> finding(asset, ofOriginal(fault), "its original " + asset.original() + fault.text()))
                .ifPresent(findings::add);
        List<Rendition> renditions = repository.renditions(asset.id());
        renditions.forEach(rendition -> check(asset, rendition).ifPresent(findings::add));
        if (renditions.isEmpty() && !isToBeRendered(asset.id()) && isWithoutRenditions(asset)) {
            findings.add(finding(asset, Kind.NOT_RENDERED, "it has no renditions, and no job is to make them"));
        }
        return findings.isEmpty() || repository.find(asset.id()).isPresent() ? findings : List.of();
    }

    /** None if it was made again meanwhile. */
    private Optional<Finding> check(Asset asset, Rendition rendition) {
        return fault(rendition.key(), rendition.bytes(), rendition.hash())
                .filter(fault -> repository.renditions(asset.id()).contains(rendition))
                .map(fault -> finding(
                        asset,
                        fault.lost() ? Kind.RENDITION_LOST : Kind.RENDITION_CHANGED,
                        "its " + rendition.preset() + " " + rendition.key() + fault.text()));
    }

    private Optional<Fault> fault(StorageKey key, long bytes, ContentHash hash) {
        Optional<Content> content = storage.open(key);
        if (content.isEmpty()) {
            return Optional.of(new Fault(true, " is missing"));
        }
        long found = content.get().length();
        if (found != bytes) {
            return Optional.of(new Fault(false, " has " + found + " bytes instead of " + bytes));
        }
        return hashes ? fault(content.get(), hash) : Optional.empty();
    }

    private static Optional<Fault> fault(Content content, ContentHash hash) {
        try {
            return ContentHash.of(content).equals(hash)
                    ? Optional.empty()
                    : Optional.of(new Fault(false, " has other bytes than it had"));
        } catch (IOException e) {
            return Optional.of(new Fault(true, " can't be read"));
        }
    }

    /** A job that failed for good says so among the poison jobs. */
    private boolean isToBeRendered(long assetId) {
        return repository
                .latestJob(assetId)
                .map(Job::status)
                .filter(status -> status != JobStatus.COMPLETED)
                .isPresent();
    }

    /** Asked once more after the job's state, as it may have completed meanwhile. */
    private boolean isWithoutRenditions(Asset asset) {
        return repository.renditions(asset.id()).isEmpty();
    }

    private static Kind ofOriginal(Fault fault) {
        return fault.lost() ? Kind.ORIGINAL_LOST : Kind.ORIGINAL_CHANGED;
    }

    private static Finding finding(Asset asset, Kind kind, String text) {
        return new Finding(
                kind,
                Optional.of(asset.id()),
                "asset " + asset.id() + " of " + asset.tenant().name() + ": " + text);
    }
}
