package io.imagecatalog;

import io.imagecatalog.model.DeletedAsset;
import io.imagecatalog.model.PurgeCandidate;
import io.imagecatalog.model.PurgeReport;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.model.StorageLayout;
import io.imagecatalog.model.StoredObject;
import io.imagecatalog.spi.CatalogListener;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.PortException;
import io.imagecatalog.spi.PurgePolicy;
import io.imagecatalog.spi.Storage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** One purge from first page to report. */
final class PurgeRun {
    private static final int PAGE = 500;
    private static final int MAX_ERRORS = 1000;

    private final CatalogRepository repository;
    private final Storage storage;
    private final Orphans orphans;
    private final PurgePolicy policy;
    private final CatalogListener listener;
    private final boolean dryRun;
    private final Instant cutoff;

    private final Tally renditions = new Tally();
    private final Tally originals = new Tally();
    private final Tally ofOrphans = new Tally();
    private final List<String> errors = new ArrayList<>();
    private final Set<Long> heldBack = new HashSet<>();
    private long renditionsFound;

    PurgeRun(
            CatalogRepository repository,
            Storage storage,
            PurgePolicy policy,
            CatalogListener listener,
            boolean dryRun,
            Instant cutoff) {
        this.repository = repository;
        this.storage = storage;
        this.orphans = new Orphans(repository);
        this.policy = policy;
        this.listener = listener;
        this.dryRun = dryRun;
        this.cutoff = cutoff;
    }

    /** Every part is tried, whatever became of the one before. */
    PurgeReport run(Instant orphansPutBefore) {
        attempt("renditions", this::renditions);
        attempt("originals", this::originals);
        attempt(StorageLayout.ORIGINALS, () -> orphans(StorageLayout.ORIGINALS, orphansPutBefore));
        attempt(StorageLayout.RENDITIONS, () -> orphans(StorageLayout.RENDITIONS, orphansPutBefore));
        return report();
    }

    private void renditions() {
        renditionsFound = repository.countRenditions(cutoff);
        List<PurgeCandidate> page = repository.purgeCandidates(cutoff, 0, PAGE);
        while (!page.isEmpty()) {
            page.forEach(this::rendition);
            page = repository.purgeCandidates(cutoff, last(page).renditionId(), PAGE);
        }
    }

    /** Bytes first, row second: what a crash leaves in between is found again by its row. */
    private void rendition(PurgeCandidate candidate) {
        if (!policy.mayDelete(candidate, cutoff)) {
            heldBack.add(candidate.assetId());
            return;
        }
        delete(renditions, candidate.key(), candidate.bytes(), () -> {
            boolean bytes = storage.delete(candidate.key());
            return new Deletion(repository.deleteRendition(candidate.renditionId()), bytes);
        });
    }

    private void originals() {
        List<DeletedAsset> page = repository.deletedAssets(cutoff, 0, PAGE);
        while (!page.isEmpty()) {
            page.stream().filter(asset -> !heldBack.contains(asset.id())).forEach(this::original);
            page = repository.deletedAssets(cutoff, last(page).id(), PAGE);
        }
    }

    /** Row first, since it stays while the asset has renditions; what a crash leaves in between is an orphan. */
    private void original(DeletedAsset asset) {
        delete(originals, asset.original(), asset.bytes(), () -> {
            boolean row = repository.forget(asset.id());
            return new Deletion(row, row && storage.delete(asset.original()));
        });
    }

    private void orphans(String prefix, Instant putBefore) {
        List<StoredObject> page = storage.list(prefix, null, PAGE);
        while (!page.isEmpty()) {
            orphans(page, putBefore);
            page = storage.list(prefix, last(page).key(), PAGE);
        }
    }

    private void orphans(List<StoredObject> page, Instant putBefore) {
        for (StoredObject blob : orphans.among(page, putBefore)) {
            delete(ofOrphans, blob.key(), blob.length(), () -> {
                boolean deleted = storage.delete(blob.key());
                return new Deletion(deleted, deleted);
            });
        }
    }

    private PurgeReport report() {
        return new PurgeReport(
                dryRun,
                cutoff,
                renditionsFound,
                renditions.found,
                renditions.deleted,
                originals.found,
                originals.deleted,
                ofOrphans.found,
                ofOrphans.deleted,
                renditions.foundBytes + originals.foundBytes + ofOrphans.foundBytes,
                renditions.deletedBytes + originals.deletedBytes + ofOrphans.deletedBytes,
                errors);
    }

    private void delete(Tally tally, StorageKey key, long bytes, Supplier<Deletion> deletion) {
        tally.found++;
        tally.foundBytes += bytes;
        if (dryRun) {
            return;
        }
        attempt(key.value(), () -> {
            Deletion done = deletion.get();
            tally.deleted += done.counts() ? 1 : 0;
            tally.deletedBytes += done.bytes() ? bytes : 0;
        });
    }

    private void attempt(String what, Runnable work) {
        try {
            work.run();
        } catch (PortException e) {
            listener.degraded("Purge of " + what, e);
            if (errors.size() < MAX_ERRORS) {
                errors.add(what + ": " + e.getMessage());
            }
        }
    }

    private static <T> T last(List<T> page) {
        return page.get(page.size() - 1);
    }

    /**
     * What became of one thing, of which another purge at the same time may have been the one to do a part.
     *
     * @param counts whether it was deleted by this purge
     * @param bytes whether its bytes were
     */
    private record Deletion(boolean counts, boolean bytes) {}

    private static final class Tally {
        private long found;
        private long foundBytes;
        private long deleted;
        private long deletedBytes;
    }
}
