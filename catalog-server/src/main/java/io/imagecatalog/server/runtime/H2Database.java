package io.imagecatalog.server.runtime;

import io.imagecatalog.server.settings.InvalidSettingException;
import io.imagecatalog.server.settings.Setting;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** How the embedded database is to be opened. */
final class H2Database {
    static final String URL = "jdbc:h2:";

    private static final String FILE = URL + "file:";

    private H2Database() {}

    static String defaultUrl(Path data) {
        String path = data.resolve("db").resolve("catalog").toString();
        if (path.indexOf(';') >= 0) {
            throw new InvalidSettingException(
                    Setting.CATALOG_DATA, "has a ';' in it, which the embedded database does not allow");
        }
        return FILE + path;
    }

    static Database at(String url) {
        listenOnLoopbackOnly();
        return new Database(url.startsWith(FILE) ? sharedFile(url) : url, "sa", "", Dialect.H2);
    }

    /** The file of a database in this process, if its address has the whole path. */
    static Optional<Path> file(String url) {
        if (!url.startsWith(FILE)) {
            return Optional.empty();
        }
        String path = url.substring(FILE.length()).replaceFirst(";.*", "") + ".mv.db";
        return Optional.of(Path.of(path)).filter(Path::isAbsolute);
    }

    /** What lets a second process in opens a port; H2 reads this once, when the first of its classes is loaded. */
    private static void listenOnLoopbackOnly() {
        System.setProperty("h2.bindAddress", "127.0.0.1");
    }

    /**
     * A worker's process beside the server's needs the file to be shared; what is committed is written at once; and there
     * is no file of traces, which would fill the disk with complaints that it is full.
     */
    private static String sharedFile(String url) {
        return with(with(with(url, "AUTO_SERVER=TRUE"), "WRITE_DELAY=0"), "TRACE_LEVEL_FILE=0");
    }

    private static String with(String url, String option) {
        String name = option.substring(0, option.indexOf('=') + 1);
        return url.toUpperCase(Locale.ROOT).contains(";" + name) ? url : url + ";" + option;
    }
}
