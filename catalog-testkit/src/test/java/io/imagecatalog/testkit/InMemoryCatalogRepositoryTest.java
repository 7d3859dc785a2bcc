package io.imagecatalog.testkit;

import io.imagecatalog.memory.InMemoryCatalogRepository;
import io.imagecatalog.spi.CatalogRepository;

class InMemoryCatalogRepositoryTest extends CatalogRepositoryContract {
    @Override
    protected CatalogRepository emptyRepository() {
        return new InMemoryCatalogRepository();
    }
}
