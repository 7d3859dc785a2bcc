package io.imagecatalog.server.runtime;

import io.imagecatalog.server.settings.InvalidSettingException;
import io.imagecatalog.server.settings.Setting;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a PostgreSQL database is: the driver's own form, or the one that most hosters hand out. Never shown: it has a password. */
final class PostgresUrl {
    static final String FORM = "postgres://USER:PASSWORD@HOST:PORT/DATABASE";

    /** And its port. */
    static final String HOST = "(?:[\\w.-]+|\\[[0-9a-fA-F:.]+\\])(?::\\d{1,5})?";

    private static final String JDBC = "jdbc:postgresql:";

    private static final Pattern JDBC_FORM =
            Pattern.compile("jdbc:postgresql:(?://(?:" + HOST + "(?:," + HOST + ")*)?/)?[^/?#@:]*(?:\\?.*)?");

    private static final Pattern PLAIN_FORM = Pattern.compile("postgres(?:ql)?://"
            + "(?:(?<user>[^:@/?#]*)(?::(?<password>[^:@/?#]*))?@)?(?<place>" + HOST + "/[^/?#@]+(?:\\?[^#]*)?)");

    private PostgresUrl() {}

    static boolean isOne(String url) {
        return url.startsWith(JDBC) || url.startsWith("postgres:") || url.startsWith("postgresql:");
    }

    /** @throws InvalidSettingException if it can't be understood */
    static Database parse(String url) {
        if (JDBC_FORM.matcher(url).matches()) {
            return database(url, null, null);
        }
        Matcher plain = PLAIN_FORM.matcher(url);
        if (!plain.matches()) {
            throw unclear();
        }
        return database(
                JDBC + "//" + plain.group("place"), decoded(plain.group("user")), decoded(plain.group("password")));
    }

    private static Database database(String jdbcUrl, @Nullable String user, @Nullable String password) {
        return new Database(jdbcUrl, user, password, Dialect.POSTGRESQL);
    }

    private static @Nullable String decoded(@Nullable String part) {
        try {
            return part == null ? null : URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unclear();
        }
    }

    private static InvalidSettingException unclear() {
        return new InvalidSettingException(
                Setting.DATABASE_URL,
                "must be of the form " + FORM + ", with %XX for what is not a letter or digit,"
                        + " or jdbc:postgresql://HOST:PORT/DATABASE?user=USER&password=PASSWORD");
    }
}
