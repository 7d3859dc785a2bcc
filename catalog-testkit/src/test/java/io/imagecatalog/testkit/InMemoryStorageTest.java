package io.imagecatalog.testkit;

import io.imagecatalog.memory.InMemoryStorage;
import io.imagecatalog.spi.Storage;
import java.time.Clock;

class InMemoryStorageTest extends StorageContract {
    @Override
    protected Storage emptyStorage() {
        return new InMemoryStorage(Clock.systemUTC());
    }
}
