package io.imagecatalog.repository.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.imagecatalog.spi.RepositoryException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What PostgreSQL's own errors mean. */
class PostgresTest {
    private PGSimpleDataSource database = new PGSimpleDataSource();

    @BeforeEach
    void startEmpty() throws SQLException {
        database = Postgres.empty();
    }

    @Test
    void a_server_that_is_away_is_a_transient_failure() {
        database.setPortNumbers(new int[] {1});

        assertThat(failure(database).isTransient()).isTrue();
    }

    @Test
    void tables_stay_even_if_a_pool_commits_nothing_by_itself() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database);
        config.setAutoCommit(false);
        config.setMaximumPoolSize(1);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            JdbcCatalogSchema.create(pool);
        }

        new JdbcCatalogRepository(database).check();
    }

    @Test
    void a_transaction_that_the_server_ended_as_nothing_came_is_a_transient_failure() {
        JdbcCatalogSchema.create(database);
        database.setApplicationName("stalled");
        database.setOptions("-c idle_in_transaction_session_timeout=20");
        DataSource stalled = beforeCommit(database, () -> {
            while (sessions("stalled") > 0) {
                Thread.onSpinWait();
            }
        });

        assertThatThrownBy(() -> new JdbcCatalogRepository(stalled).takeDue(Instant.EPOCH, Instant.EPOCH, 1))
                .hasRootCauseMessage("FATAL: terminating connection due to idle-in-transaction timeout")
                .isInstanceOfSatisfying(
                        RepositoryException.class,
                        e -> assertThat(e.isTransient()).isTrue());
    }

    @Test
    void a_database_user_or_table_that_is_not_there_is_a_permanent_failure() {
        assertThat(failure(database).isTransient()).isFalse();
        database.setUser("nobody");
        assertThat(failure(database).isTransient()).isFalse();
        database.setUser("postgres");
        database.setDatabaseName("nowhere");
        assertThat(failure(database).isTransient()).isFalse();
    }

    @Test
    void tables_that_are_there_already_are_left_and_told_of() {
        JdbcCatalogSchema.create(database);

        assertThatThrownBy(() -> JdbcCatalogSchema.create(database))
                .hasMessage("The catalog's tables are there already");
        new JdbcCatalogRepository(database).check();
    }

    private static long sessions(String application) {
        try {
            return Postgres.number(
                    "SELECT count(*) FROM pg_stat_activity WHERE application_name = '" + application + "'");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static DataSource beforeCommit(DataSource database, Runnable action) {
        return intercepted(DataSource.class, database, method -> {
            if (method.equals("commit")) {
                action.run();
            }
        });
    }

    private static <T> T intercepted(Class<T> type, T target, Consumer<String> before) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            before.accept(method.getName());
            try {
                Object result = method.invoke(target, args);
                return result instanceof Connection connection
                        ? intercepted(Connection.class, connection, before)
                        : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private static RepositoryException failure(DataSource database) {
        return catchThrowableOfType(RepositoryException.class, new JdbcCatalogRepository(database)::check);
    }
}
