package io.imagecatalog.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.server.settings.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MariaDbUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mariadb://db/shop",
                "jdbc:mariadb://db.example.com:3307/shop?user=me&password=s@c/r:et?#",
                "jdbc:mariadb://[::1]:3306/shop?user=me",
                "jdbc:mariadb:sequential://first:3306,second:3307/shop?user=me&password=secret"
            })
    void is_the_drivers_own(String url) {
        assertThat(MariaDbUrl.parse(url)).isEqualTo(new Database(url, null, null, Dialect.MARIADB));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mariadb://me:secret@db/shop",
                "jdbc:mariadb://me:secret@db/shop",
                "jdbc:mariadb://db:port/shop?password=secret",
                "jdbc:mariadb://db?password=secret",
                "jdbc:mariadb://db/?password=secret",
                "jdbc:mariadb:shop?password=secret"
            })
    void is_refused_without_showing_it_when_it_is_not_understood(String url) {
        assertThatThrownBy(() -> MariaDbUrl.parse(url))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("DATABASE_URL must be of the form"
                        + " jdbc:mariadb://HOST:PORT/DATABASE?user=USER&password=PASSWORD");
    }

    @Test
    void is_not_shown_with_what_it_names() {
        assertThat(MariaDbUrl.parse("jdbc:mariadb://db/shop?password=secret")).hasToString("mariadb database");
    }
}
