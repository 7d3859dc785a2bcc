package io.imagecatalog.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.server.settings.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresUrlTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "postgres://me:secret@db/shop, jdbc:postgresql://db/shop, me, secret",
                "postgresql://me:secret@db:6432/shop, jdbc:postgresql://db:6432/shop, me, secret",
                "postgres://me:a%40b%3A+c@my_db.local/shop, jdbc:postgresql://my_db.local/shop, me, a@b:+c",
                "postgres://me@[::1]:5432/shop, jdbc:postgresql://[::1]:5432/shop, me, none",
                "postgres://db/shop?sslmode=require, jdbc:postgresql://db/shop?sslmode=require, none, none",
                "jdbc:postgresql:shop, jdbc:postgresql:shop, none, none",
                "jdbc:postgresql://a:1/shop?user=me&password=x@y, jdbc:postgresql://a:1/shop?user=me&password=x@y, none, none"
            })
    void is_understood_in_either_form(String url, String jdbcUrl, String user, String password) {
        assertThat(PostgresUrl.parse(url)).isEqualTo(new Database(jdbcUrl, user, password, Dialect.POSTGRESQL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://me:secret@db",
                "postgres://me:secret@db/",
                "postgres://me:secret@/shop",
                "postgres://me:sec@ret@db/shop",
                "postgres://me:secret%zz@db/shop",
                "postgres://me:secret@db:port/shop",
                "postgres:shop?password=secret",
                "jdbc:postgresql://me:secret@db/shop"
            })
    void is_refused_without_showing_it_when_it_is_not_understood(String url) {
        assertThatThrownBy(() -> PostgresUrl.parse(url))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("DATABASE_URL must be of the form postgres://USER:PASSWORD@HOST:PORT/DATABASE")
                .hasMessageNotContainingAny("secret", "ret@db");
    }

    @Test
    void is_not_shown_with_what_it_names() {
        assertThat(PostgresUrl.parse("postgres://me:secret@db/shop")).hasToString("postgresql database");
    }
}
