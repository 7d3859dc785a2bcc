package com.example;

import com.google.inject.Guice;
import com.google.inject.Injector;
import io.imagecatalog.AssetService;
import io.imagecatalog.Catalog;
import io.imagecatalog.PictureFile;
import io.imagecatalog.spi.Storage;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What an application does with its pictures; knows the one service that it needs. */
public final class Album {
    private final AssetService assets;

    @Inject
    Album(AssetService assets) {
        this.assets = assets;
    }

    public long add(Path photo) throws IOException {
        return assets.upload("me", photo).asset().id();
    }

    /** Empty until a worker has made it. */
    public Optional<PictureFile> card(long id) {
        return assets.rendition(id, "card");
    }

    public static void main(String... arguments) throws IOException, InterruptedException {
        Injector injector = Guice.createInjector(new CatalogModule(Path.of(arguments[0])));
        try (Storage storage = injector.getInstance(Storage.class);
                Catalog catalog = injector.getInstance(Catalog.class)) {
            catalog.startWorkers(2);
            Album album = injector.getInstance(Album.class);
            long id = album.add(Path.of(arguments[1]));
            while (album.card(id).isEmpty()) {
                Thread.sleep(50);
            }
            album.card(id).orElseThrow().copyTo(Path.of(arguments[2]));
        }
    }
}
