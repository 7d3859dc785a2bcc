package io.imagecatalog.repository.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.imagecatalog.spi.RepositoryException;
import java.sql.SQLException;
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

    private static RepositoryException failure(DataSource database) {
        return catchThrowableOfType(RepositoryException.class, new JdbcCatalogRepository(database)::check);
    }
}
