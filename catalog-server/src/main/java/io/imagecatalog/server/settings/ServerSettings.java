package io.imagecatalog.server.settings;

import io.imagecatalog.image.JpegDecoding;
import io.imagecatalog.model.Limits;
import io.imagecatalog.model.Presets;
import io.imagecatalog.server.access.Admission;
import io.imagecatalog.spi.QuotaPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the program is to run.
 *
 * @param port 0 for any that is free
 * @param data an absolute path
 * @param presets the renditions that every asset gets
 * @param enableWorker whether the HTTP server's process makes renditions too
 * @param workers how many renditions are made at once
 * @param databaseUrl as it was set; may hold a password, so it is not to be shown
 * @param redisUrl as it was set; may hold a password, so it is not to be shown
 * @param storageUrl as it was set
 * @param s3Endpoint as it was set
 * @param s3PublicEndpoint as it was set
 * @param s3PathStyle whether an S3 bucket is in the path of an address and not in its host
 * @param jobLease how long a worker may be silent before its job goes to another
 * @param quotas how much each tenant may store
 * @param admission whether those who call over HTTP are asked for keys
 * @param retrieveByRedirect whether clients are sent to the storage for the bytes of pictures
 * @param imageMemoryBudget in bytes
 * @param jpegDecoding how much of a large JPEG is decoded
 * @param metricsPort where a worker's process answers those who look after it
 */
public record ServerSettings(
        String host,
        int port,
        Path data,
        Presets presets,
        boolean enableWorker,
        int workers,
        Optional<String> databaseUrl,
        Optional<String> redisUrl,
        Optional<String> storageUrl,
        Optional<String> s3Endpoint,
        Optional<String> s3PublicEndpoint,
        boolean s3PathStyle,
        boolean retrieveByRedirect,
        Limits limits,
        Duration jobLease,
        QuotaPolicy quotas,
        Admission admission,
        long imageMemoryBudget,
        JpegDecoding jpegDecoding,
        Duration orphanGrace,
        OptionalInt metricsPort) {}
