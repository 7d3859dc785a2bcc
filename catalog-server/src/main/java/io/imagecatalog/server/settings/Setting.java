package io.imagecatalog.server.settings;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that can be set: by the environment variable of the same name, most by a flag too. */
public enum Setting {
    PORT("--port", "port to listen on; 10000 unless set, 0 for any that is free"),
    HOST("--host", "address to listen on; 127.0.0.1 unless set"),
    CATALOG_DATA("--data", "directory of the database and the files; ./data unless set"),
    ENABLE_WORKER(null, "whether serve makes renditions too; true unless set"),
    WORKER_THREADS("--workers", "how many renditions are made at once; the number of cores unless set"),
    DATABASE_URL(null, "jdbc:h2:...; a file below the data directory unless set"),
    REDIS_URL(null, "not supported yet; the database is the queue"),
    STORAGE_URL(null, "file:PATH; a directory below the data directory unless set"),
    MAX_UPLOAD_BYTES(null, "the largest file taken in, such as 64MiB, which it is unless set"),
    MAX_PIXELS(null, "the largest picture taken in; 100000000 pixels unless set"),
    IMAGE_MEMORY_BUDGET(null, "memory for decoded pictures, such as 512MiB; half of the heap unless set"),
    ORPHAN_GRACE(
            null, "how old a file that nothing names is before a purge takes it, such as 24h, which it is unless set");

    private final @Nullable String flag;
    private final String description;

    Setting(@Nullable String flag, String description) {
        this.flag = flag;
        this.description = description;
    }

    /** The command line's name for it. */
    public Optional<String> flag() {
        return Optional.ofNullable(flag);
    }

    /** For people to read. */
    public String description() {
        return description;
    }

    /** Both names, for messages. */
    String label() {
        return flag == null ? name() : name() + " (" + flag + ")";
    }
}
