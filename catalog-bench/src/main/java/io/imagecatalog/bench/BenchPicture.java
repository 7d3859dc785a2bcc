package io.imagecatalog.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the pictures that figures are measured on, from {@code ../shared/bench} or wherever {@code bench.pictures} says. */
public final class BenchPicture {
    static final String DIRECTORY = System.getProperty("bench.pictures", "../shared/bench");

    private BenchPicture() {}

    /** A picture's bytes. */
    public static byte[] read(String name) throws IOException {
        Path file = Path.of(DIRECTORY, name);
        if (!Files.exists(file)) {
            throw new IOException("There is no " + file + "; run from the project's root, or set -Dbench.pictures=");
        }
        return Files.readAllBytes(file);
    }
}
