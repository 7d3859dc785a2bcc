package io.imagecatalog.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.imagecatalog.repository.jdbc.JdbcCatalogRepository;
import io.imagecatalog.server.Postgres;
import io.imagecatalog.server.settings.ServerSettings;
import io.imagecatalog.server.settings.SettingsReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Several processes that start on one PostgreSQL; those on one directory are in {@code ProgramTest}. */
class MigrationsTest {
    private static final int STARTS = 6;

    private final ExecutorService threads = Executors.newFixedThreadPool(STARTS);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @RepeatedTest(3)
    void all_that_start_at_once_on_an_empty_database_find_its_tables(RepetitionInfo repetition) throws Exception {
        String url = Postgres.newDatabase("at_once_" + repetition.getCurrentRepetition());
        CyclicBarrier start = new CyclicBarrier(STARTS);
        Callable<Boolean> opening = () -> {
            start.await();
            return open(url);
        };

        List<Future<Boolean>> started = threads.invokeAll(Collections.nCopies(STARTS, opening));

        assertThat(started).allSatisfy(one -> assertThat(one.get()).isTrue());
    }

    @Test
    @SuppressWarnings("try") // the lock is there to be held
    void a_start_waits_for_another_one_that_makes_the_tables() throws Exception {
        String url = Postgres.newDatabase("in_turn");
        DataSource database = Postgres.database("in_turn");
        Future<Boolean> waiting;
        try (MigrationLock held = PostgresMigrationLock.take(database)) {
            waiting = threads.submit(() -> open(url));
            await().atMost(Duration.ofMinutes(1)).until(() -> isAwaited(database));
            assertThat(waiting).isNotDone();
        }

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(60)).isEqualTo(true);
    }

    private static boolean open(String url) {
        ServerSettings settings = new SettingsReader(Map.of(), Map.of("DATABASE_URL", url)).read();
        try (HikariDataSource database = Database.of(settings).open()) {
            new JdbcCatalogRepository(database).check();
            return true;
        }
    }

    private static boolean isAwaited(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet waiting =
                        statement.executeQuery("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")) {
            return waiting.next();
        }
    }
}
