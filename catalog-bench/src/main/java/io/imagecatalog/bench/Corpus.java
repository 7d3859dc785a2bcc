package io.imagecatalog.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder of real, odd and hostile pictures, and the table of what is to become of each. */
record Corpus(Path folder) {

    /**
     * All pictures of the table, in its order.
     *
     * @throws IOException if there is no table in the folder
     */
    List<CorpusPicture> pictures() throws IOException {
        List<List<String>> rows = Files.readAllLines(folder.resolve("MANIFEST.tsv")).stream()
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
        int path = rows.get(0).indexOf("path");
        int expected = rows.get(0).indexOf("expected");
        return rows.stream()
                .skip(1)
                .map(row -> new CorpusPicture(folder, row.get(path), row.get(expected)))
                .toList();
    }
}
