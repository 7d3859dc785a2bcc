package io.imagecatalog.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.imagecatalog.server.MariaDb;
import io.imagecatalog.testkit.FaultProxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** What the connections to a MariaDB are like. */
class MariaDbConnectionsTest {
    private static final String URL = MariaDb.newDatabase("connections");

    @Test
    void a_transaction_sees_what_others_did_while_it_waited_for_them() throws SQLException {
        try (HikariDataSource database = open(URL);
                Connection connection = database.getConnection()) {
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
        }
    }

    @Test
    void a_statement_without_an_answer_fails_before_a_lease_lapses() throws SQLException {
        try (HikariDataSource database = open(URL);
                Connection connection = database.getConnection()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(15_000);
        }
    }

    @Test
    void the_address_may_say_how_long_a_statement_waits() throws SQLException {
        try (FaultProxy network = FaultProxy.to(MariaDb.port());
                HikariDataSource database = open(MariaDb.url(network.port(), "connections") + "&socketTimeout=500");
                Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(500);
            network.blackhole();

            assertThatThrownBy(() -> statement.executeQuery("SELECT 1"))
                    .isInstanceOf(SQLNonTransientConnectionException.class);
        }
    }

    @Test
    void the_server_ends_a_transaction_that_nobody_goes_on_with_and_no_wait_for_its_locks_outlasts_that()
            throws SQLException {
        try (HikariDataSource database = open(URL);
                Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet settings =
                        statement.executeQuery("SELECT @@idle_transaction_timeout, @@innodb_lock_wait_timeout")) {
            settings.next();
            assertThat(settings.getInt(1)).isEqualTo(5);
            assertThat(settings.getInt(2)).isEqualTo(4);
        }
    }

    @Test
    void a_server_that_is_away_ends_the_start_with_a_line_without_the_password() {
        assertThatThrownBy(() -> open(MariaDb.url(1, "connections")))
                .isInstanceOf(StartFailedException.class)
                .hasMessageStartingWith("The database can't be opened: ")
                .hasMessageNotContaining("s@cret")
                .message()
                .hasLineCount(1);
    }

    private static HikariDataSource open(String url) {
        return MariaDbUrl.parse(url).open();
    }
}
