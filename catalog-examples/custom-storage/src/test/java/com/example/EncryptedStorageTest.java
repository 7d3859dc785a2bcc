package com.example;

import io.imagecatalog.spi.Storage;
import io.imagecatalog.storage.fs.FileStorage;
import io.imagecatalog.testkit.StorageContract;
import java.nio.file.Path;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.io.TempDir;

class EncryptedStorageTest extends StorageContract {
    @TempDir
    private Path directory;

    @Override
    protected Storage emptyStorage() {
        return new EncryptedStorage(new FileStorage(directory), new SecretKeySpec(new byte[32], "AES"));
    }
}
