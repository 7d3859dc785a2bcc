package io.imagecatalog.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.imagecatalog.server.Postgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** What the connections to a PostgreSQL are like. */
class DatabaseTest {
    private static final String URL = Postgres.newDatabase("connections");

    @Test
    void a_statement_without_an_answer_fails_before_a_lease_lapses() throws SQLException {
        try (HikariDataSource database = PostgresUrl.parse(URL).open();
                Connection connection = database.getConnection()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(15_000);
        }
    }

    @Test
    void the_address_may_say_how_long_a_statement_waits() throws SQLException {
        try (HikariDataSource database =
                        PostgresUrl.parse(URL + "?socketTimeout=7").open();
                Connection connection = database.getConnection()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(7_000);
        }
    }

    @Test
    void a_lock_is_waited_for_less_long_than_a_silent_transaction_keeps_it() throws SQLException {
        try (HikariDataSource database = PostgresUrl.parse(URL).open();
                Connection connection = database.getConnection()) {
            assertThat(setting(connection, "lock_timeout")).isEqualTo("4s");
            assertThat(setting(connection, "idle_in_transaction_session_timeout"))
                    .isEqualTo("5s");
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet setting = statement.executeQuery("SHOW " + name)) {
            setting.next();
            return setting.getString(1);
        }
    }
}
