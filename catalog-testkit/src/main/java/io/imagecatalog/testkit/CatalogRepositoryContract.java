package io.imagecatalog.testkit;

import io.imagecatalog.spi.CatalogRepository;

/**
 * What every {@link CatalogRepository} promises. Extend it and hand out an empty repository for each test, one that counts
 * its ids from 1.
 */
public abstract class CatalogRepositoryContract extends QuotaPromises {
    /** An empty repository; asked for once a test. Whatever has to be closed is up to whoever made it. */
    @Override
    protected abstract CatalogRepository emptyRepository();
}
