package io.imagecatalog.server.runtime;

import io.imagecatalog.server.settings.InvalidSettingException;
import io.imagecatalog.server.settings.ServerSettings;
import io.imagecatalog.server.settings.Setting;
import io.imagecatalog.spi.Storage;
import io.imagecatalog.spi.StorageException;
import io.imagecatalog.storage.fs.FileStorage;
import io.imagecatalog.storage.s3.S3Connection;
import io.imagecatalog.storage.s3.S3Options;
import io.imagecatalog.storage.s3.S3Storage;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;

/** Where the settings say that the blobs are. */
interface StorageLocation {
    String FILE = "file:";
    String S3 = "s3:";
    String FORMS = "must be of the form file:PATH or s3://BUCKET/PREFIX";

    /**
     * Opens it, and sees whether blobs can be put there.
     *
     * @throws StartFailedException if not
     */
    Storage open();

    /**
     * Reads the settings; what was set is not shown in errors, as it may hold a password.
     *
     * @throws InvalidSettingException if what is set is no place
     */
    static StorageLocation of(ServerSettings settings) {
        String url =
                settings.storageUrl().orElseGet(() -> FILE + settings.data().resolve("storage"));
        if (url.startsWith(S3)) {
            return new Bucket(url, options(url), connection(settings));
        }
        if (!url.startsWith(FILE) || url.length() == FILE.length()) {
            throw new InvalidSettingException(Setting.STORAGE_URL, FORMS);
        }
        if (settings.retrieveByRedirect()) {
            throw new InvalidSettingException(
                    Setting.RETRIEVE_BY_REDIRECT, "can be true only if STORAGE_URL is of the form s3://BUCKET/PREFIX");
        }
        String path = url.substring(FILE.length());
        return new Directory(
                Path.of(path.startsWith("///") ? path.substring(2) : path).toAbsolutePath());
    }

    private static S3Options options(String url) {
        String[] parts = url.substring(S3.length()).replaceFirst("/$", "").split("/", 4);
        if (parts.length < 3 || !parts[0].isEmpty() || !parts[1].isEmpty()) {
            throw new InvalidSettingException(Setting.STORAGE_URL, FORMS);
        }
        try {
            return S3Options.of(parts[2]).withPrefix(parts.length == 4 ? parts[3] : "");
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(
                    Setting.STORAGE_URL,
                    FORMS + ", with letters, digits, '.', '_' and '-' only, and 3 to 63 of them in the bucket's name");
        }
    }

    private static S3Connection connection(ServerSettings settings) {
        S3Connection connection = S3Connection.standard().withPathStyle(settings.s3PathStyle());
        connection = with(connection, Setting.S3_ENDPOINT, settings.s3Endpoint(), S3Connection::withEndpoint);
        return with(
                connection, Setting.S3_PUBLIC_ENDPOINT, settings.s3PublicEndpoint(), S3Connection::withPublicEndpoint);
    }

    private static S3Connection with(
            S3Connection connection,
            Setting setting,
            Optional<String> endpoint,
            BiFunction<S3Connection, URI, S3Connection> change) {
        try {
            return endpoint.map(URI::create)
                    .map(address -> change.apply(connection, address))
                    .orElse(connection);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(setting, "must be of the form http://HOST:PORT or https://HOST");
        }
    }

    /** A directory of this machine. */
    record Directory(Path path) implements StorageLocation {
        @Override
        public Storage open() {
            try {
                return new FileStorage(path);
            } catch (StorageException e) {
                throw new StartFailedException("The storage directory " + path + " can't be written to", e);
            }
        }
    }

    /** A bucket of S3, or a part of one. */
    record Bucket(String url, S3Options options, S3Connection connection) implements StorageLocation {
        @Override
        public Storage open() {
            try {
                return checked(S3Storage.connect(connection, options));
            } catch (StorageException e) {
                throw new StartFailedException(
                        "The storage " + url + " can't be used. " + e.getMessage() + " (" + RootCause.of(e) + ")", e);
            }
        }

        private static Storage checked(S3Storage storage) {
            try {
                storage.check();
                return storage;
            } catch (StorageException e) {
                storage.close();
                throw e;
            }
        }
    }
}
