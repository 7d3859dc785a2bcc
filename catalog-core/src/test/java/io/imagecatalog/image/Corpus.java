package io.imagecatalog.image;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.imagecatalog.model.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The collection of real and damaged pictures beside the project, if it is there. */
record Corpus(Path folder) {

    /** Skips the test if there is no corpus. */
    static Corpus required() {
        Path folder = find();
        assumeTrue(Files.isDirectory(folder), "The corpus is not beside the project");
        return new Corpus(folder);
    }

    /** Beside the folder of the topmost pom.xml. */
    private static Path find() {
        Path project = Path.of("").toAbsolutePath();
        while (project.getParent() != null && Files.exists(project.resolveSibling("pom.xml"))) {
            project = project.getParent();
        }
        return project.resolveSibling("shared").resolve("corpus");
    }

    /** The bytes of its small files, from which a fuzzer can start; none if there is no corpus. */
    static Stream<byte[]> filesUpTo(long bytes) {
        Corpus corpus = new Corpus(find());
        if (!Files.isDirectory(corpus.folder)) {
            return Stream.empty();
        }
        return corpus.table("MANIFEST.tsv").stream()
                .map(row -> corpus.folder.resolve(row.get("path")).toFile())
                .filter(file -> file.length() <= bytes)
                .map(file -> bytes(file.toPath()));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Content content(String path) {
        return Content.of(folder.resolve(path));
    }

    /** The rows of a table. */
    List<Row> table(String name) {
        try (Stream<String> lines = Files.lines(folder.resolve(name))) {
            List<List<String>> cells =
                    lines.map(line -> List.of(line.split("\t", -1))).toList();
            return cells.stream().skip(1).map(row -> new Row(cells.get(0), row)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A row of a table. */
    record Row(List<String> header, List<String> cells) {
        String get(String column) {
            return cells.get(header.indexOf(column));
        }
    }
}
