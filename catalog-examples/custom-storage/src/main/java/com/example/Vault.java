package com.example;

import io.imagecatalog.Catalog;
import io.imagecatalog.storage.fs.FileStorage;
import java.io.IOException;
import java.nio.file.Path;
import javax.crypto.SecretKey;

/** A catalog whose pictures lie on the disk encrypted. */
public final class Vault {
    private Vault() {}

    /** Takes a photo in and writes its thumb to a file. */
    public static void thumb(Path pictures, SecretKey secret, Path photo, Path thumb) throws IOException {
        try (EncryptedStorage storage = new EncryptedStorage(new FileStorage(pictures), secret);
                Catalog catalog = Catalog.builder().storage(storage).build()) {
            long id = catalog.assets().upload("me", photo).asset().id();
            catalog.runPendingJobs();
            catalog.assets().rendition(id, "thumb").orElseThrow().copyTo(thumb);
        }
    }
}
