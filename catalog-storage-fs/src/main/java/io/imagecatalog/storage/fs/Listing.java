package io.imagecatalog.storage.fs;

import io.imagecatalog.model.StorageKey;
import io.imagecatalog.model.StoredObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Walks the directories in the order of keys and collects one page. A directory whose keys all lie outside the page is
 * never entered, so a page costs the same wherever it lies.
 */
final class Listing {
    private final Path root;
    private final String prefix;
    private final String after;
    private final int limit;
    private final List<StoredObject> page = new ArrayList<>();

    Listing(Path root, String prefix, @Nullable StorageKey after, int limit) {
        this.root = root;
        this.prefix = prefix;
        this.after = after == null ? "" : after.value();
        this.limit = limit;
    }

    List<StoredObject> page() throws IOException {
        walk(root, "");
        return page;
    }

    /**
     * Entries are first put in groups by the beginning of what follows in their keys, since that is what a spread directory
     * has in common; then one group after the other is opened and sorted.
     */
    private void walk(Path directory, String parent) throws IOException {
        Map<String, List<String>> groups = new TreeMap<>();
        for (String name : names(directory)) {
            String group = KeyPaths.isSpread(name) ? KeyPaths.beginningOf(name) : KeyPaths.beginning(name + "/");
            groups.computeIfAbsent(group, key -> new ArrayList<>()).add(name);
        }
        for (Map.Entry<String, List<String>> group : groups.entrySet()) {
            if (page.size() < limit && mayHold(parent + group.getKey())) {
                walkGroup(directory, parent, group.getValue());
            }
        }
    }

    private void walkGroup(Path directory, String parent, List<String> names) throws IOException {
        Map<String, Path> entries = new TreeMap<>();
        for (String name : names) {
            Path entry = directory.resolve(name);
            if (KeyPaths.isSpread(name)) {
                names(entry).forEach(file -> entries.put(parent + file, entry.resolve(file)));
            } else {
                entries.put(parent + name + "/", entry);
            }
        }
        for (Map.Entry<String, Path> entry : entries.entrySet()) {
            if (page.size() < limit) {
                visit(entry.getKey(), entry.getValue());
            }
        }
    }

    private void visit(String key, Path path) throws IOException {
        if (!key.endsWith("/")) {
            add(key, path);
        } else if (mayHold(key)) {
            walk(path, key);
        }
    }

    private void add(String key, Path file) throws IOException {
        if (!key.startsWith(prefix) || key.compareTo(after) <= 0) {
            return;
        }
        try {
            page.add(FileStorage.describe(new StorageKey(key), file));
        } catch (NoSuchFileException deletedMeanwhile) {
            // A page shows what is there; this is not any more.
        }
    }

    /** Whether keys that begin like this can be on the page. */
    private boolean mayHold(String beginning) {
        boolean hasPrefix = beginning.startsWith(prefix) || prefix.startsWith(beginning);
        boolean isAfter = after.startsWith(beginning) || beginning.compareTo(after) > 0;
        return hasPrefix && isAfter;
    }

    /** What a key can't name is not ours: hidden files, or what somebody else put there. */
    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .toList();
        } catch (NoSuchFileException | NotDirectoryException notOurs) {
            return List.of();
        }
    }
}
