package io.imagecatalog.server.settings;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that can be set: by the environment variable of the same name, most by a flag too. */
public enum Setting {
    PORT("--port", "port to listen on, 0 for any (10000)"),
    HOST("--host", "address to listen on (127.0.0.1)"),
    CATALOG_DATA("--data", "directory of the database and the files (./data)"),
    PRESETS("--presets", "renditions to make (thumb=100 card=400 zoom=1200)"),
    ENABLE_WORKER(null, "whether serve makes renditions too (true)"),
    WORKER_THREADS("--workers", "renditions made at once (number of cores)"),
    DATABASE_URL(null, "postgres://USER:PASSWORD@HOST:PORT/DATABASE, jdbc:... (a file in the data directory)"),
    REDIS_URL(null, "redis://... or rediss://... (the database is the queue)"),
    STORAGE_URL(null, "file:PATH or s3://BUCKET/PREFIX (in the data directory)"),
    S3_ENDPOINT(null, "where a store other than Amazon's answers (none)"),
    S3_PUBLIC_ENDPOINT(null, "where clients reach that store (as S3_ENDPOINT)"),
    S3_PATH_STYLE(null, "bucket in the path, not the host (true with S3_ENDPOINT)"),
    RETRIEVE_BY_REDIRECT(null, "have clients get pictures from the bucket (false)"),
    MAX_UPLOAD_BYTES(null, "of the largest file taken in (64MiB)"),
    MAX_PIXELS(null, "of the largest picture taken in (100000000)"),
    JOB_LEASE(null, "silence after which a worker's job goes to another (1m; 10s to 1h)"),
    CATALOG_QUOTAS_FILE(null, "file of lines TENANT ASSETS BYTES (no quotas)"),
    CATALOG_API_KEYS_FILE(null, "file of lines of ./catalog key; or none (no keys, and loopback only)"),
    IMAGE_MEMORY_BUDGET(null, "memory for decoded pictures (half of the heap)"),
    JPEG_DECODING(null, "of large JPEGs: quality, all of it, or speed (quality)"),
    ORPHAN_GRACE(null, "age at which a purge takes unknown files (24h; at least 1h)"),
    METRICS_PORT(null, "port where a worker has /prometheus and /healthz (none)"),
    CATALOG_LOG_FORMAT(null, "of what is logged: pretty, or json (pretty)");

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

    /** What it is, and in brackets what it is unless set. */
    public String description() {
        return description;
    }

    /** Both names, for messages. */
    String label() {
        return flag == null ? name() : name() + " (" + flag + ")";
    }
}
