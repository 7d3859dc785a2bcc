package io.imagecatalog.server.runtime;

import io.imagecatalog.server.settings.InvalidSettingException;
import io.imagecatalog.server.settings.Setting;
import java.util.regex.Pattern;

/** Where a MariaDB database is, in the driver's own form. Never shown: it has a password. */
final class MariaDbUrl {
    private static final String JDBC = "jdbc:mariadb:";

    private static final Pattern FORM = Pattern.compile(
            JDBC + "(?:[a-z-]+:)?//" + PostgresUrl.HOST + "(?:," + PostgresUrl.HOST + ")*/[^/?#@:]+(?:\\?.*)?");

    private MariaDbUrl() {}

    static boolean isOne(String url) {
        return url.startsWith(JDBC) || url.startsWith("mariadb:");
    }

    /** @throws InvalidSettingException if it can't be understood */
    static Database parse(String url) {
        if (!FORM.matcher(url).matches()) {
            throw new InvalidSettingException(
                    Setting.DATABASE_URL,
                    "must be of the form jdbc:mariadb://HOST:PORT/DATABASE?user=USER&password=PASSWORD");
        }
        return new Database(url, null, null, Dialect.MARIADB);
    }
}
