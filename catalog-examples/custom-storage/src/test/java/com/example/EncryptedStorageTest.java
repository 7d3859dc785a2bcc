package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.memory.InMemoryStorage;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.spi.Storage;
import io.imagecatalog.storage.fs.FileStorage;
import io.imagecatalog.testkit.StorageContract;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptedStorageTest extends StorageContract {
    private static final SecretKey SECRET = new SecretKeySpec(new byte[32], "AES");

    @TempDir
    private Path directory;

    @Override
    protected Storage emptyStorage() {
        return new EncryptedStorage(new FileStorage(directory), SECRET);
    }

    @Test
    void the_same_bytes_never_look_the_same_twice() throws IOException {
        InMemoryStorage inner = new InMemoryStorage(Clock.systemUTC());
        EncryptedStorage storage = new EncryptedStorage(inner, SECRET);
        StorageKey key = new StorageKey("key");

        storage.put(key, Content.of(new byte[100]), "image/jpeg");
        byte[] first = behindTheHead(inner, key);
        storage.put(key, Content.of(new byte[100]), "image/jpeg");

        assertThat(behindTheHead(inner, key)).hasSize(100).isNotEqualTo(first);
    }

    private static byte[] behindTheHead(Storage inner, StorageKey key) throws IOException {
        byte[] stored = inner.open(key).orElseThrow().readAllBytes();
        return Arrays.copyOfRange(stored, 16, stored.length);
    }
}
