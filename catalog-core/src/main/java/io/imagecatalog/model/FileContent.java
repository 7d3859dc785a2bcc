package io.imagecatalog.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

record FileContent(Path file, long length) implements Content {

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }
}
