package io.imagecatalog;

import io.imagecatalog.model.TenantUsage;
import io.imagecatalog.spi.CatalogRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts what each tenant stores: assets that are not deleted, and their renditions. Thread-safe. */
public final class UsageService {
    private static final int PAGE = 500;

    private final CatalogRepository repository;

    @javax.inject.Inject
    @jakarta.inject.Inject
    public UsageService(CatalogRepository repository) {
        this.repository = repository;
    }

    /** Empty if nothing was ever uploaded for that tenant. */
    public Optional<TenantUsage> of(String tenant) {
        return repository.usage(tenant);
    }

    /**
     * Sets a tenant's usage to what its assets and renditions come to, should it ever differ, and returns that. Empty if
     * nothing was ever uploaded for that tenant.
     */
    public Optional<TenantUsage> recount(String tenant) {
        return repository
                .usage(tenant)
                .flatMap(usage -> repository.recount(usage.tenant().id()));
    }

    /** Every tenant there ever was, oldest first. */
    public List<TenantUsage> all() {
        List<TenantUsage> all = new ArrayList<>();
        List<TenantUsage> page = repository.usage(0, PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = repository.usage(page.get(page.size() - 1).tenant().id(), PAGE);
        }
        return all;
    }
}
