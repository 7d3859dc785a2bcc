package io.imagecatalog.repository.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.spi.RepositoryException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class JdbcCatalogSchemaTest {
    private final DataSource database = H2.inMemory();

    @Test
    void makes_all_that_the_repository_needs() {
        JdbcCatalogSchema.create(database);

        new JdbcCatalogRepository(database).check();
    }

    @Test
    void is_clear_about_tables_that_are_there_already_and_leaves_them() {
        JdbcCatalogSchema.create(database);

        assertThatThrownBy(() -> JdbcCatalogSchema.create(database))
                .isInstanceOfSatisfying(
                        RepositoryException.class,
                        e -> assertThat(e.isTransient()).isFalse())
                .hasMessage("The catalog's tables are there already");
        new JdbcCatalogRepository(database).check();
    }

    @Test
    void takes_tables_that_are_there_already_as_they_are_if_asked_to() throws Exception {
        assertThat(JdbcCatalogSchema.createIfAbsent(database)).isTrue();
        H2.execute(database, "INSERT INTO tenants (name) VALUES ('shop')");

        assertThat(JdbcCatalogSchema.createIfAbsent(database)).isFalse();

        assertThat(new JdbcCatalogRepository(database).usage("shop")).isPresent();
    }

    @Test
    void lives_beside_tables_of_others_and_in_a_schema_of_its_own() throws Exception {
        H2.execute(database, "CREATE TABLE customers (id INT)");
        JdbcCatalogSchema.create(database);
        H2.execute(database, "CREATE SCHEMA own");
        JdbcDataSource own = new JdbcDataSource();
        own.setURL(((JdbcDataSource) database).getURL() + ";SCHEMA=OWN");
        own.setUser("sa");

        JdbcCatalogSchema.create(own);

        new JdbcCatalogRepository(own).check();
    }

    @Test
    void says_if_the_database_is_away() {
        JdbcDataSource away = new JdbcDataSource();
        away.setURL("jdbc:h2:tcp://localhost:1/nowhere");

        assertThatThrownBy(() -> JdbcCatalogSchema.create(away))
                .isInstanceOfSatisfying(
                        RepositoryException.class,
                        e -> assertThat(e.isTransient()).isTrue());
    }
}
