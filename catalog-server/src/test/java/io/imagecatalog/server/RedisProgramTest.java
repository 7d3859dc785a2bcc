package io.imagecatalog.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program with its queue in a Redis that is not there yet. */
class RedisProgramTest {
    private final Sql sql = new Sql(Postgres.database("late_redis"));

    @Test
    void a_redis_that_comes_after_the_start_is_the_queue_from_then_on(@TempDir Path folder) throws Exception {
        try (Redis redis = Redis.notYetStarted()) {
            Map<String, String> settings = Map.of(
                    "DATABASE_URL", Postgres.newDatabase("late_redis"),
                    "REDIS_URL", redis.url(),
                    "CATALOG_DATA", folder.resolve("data").toString(),
                    "ENABLE_WORKER", "false");
            try (ProgramProcess serve = ProgramProcess.start(folder, settings, "serve", "--port", "0")) {
                TestClient client = new TestClient(serve.port());
                long early = client.asset("shop", Pictures.jpeg(1, 400, 300));
                assertThat(waitingInTheDatabase()).isEqualTo(1);

                redis.start();
                serve.awaitLog("Preferred queue is back");
                assertThat(redis.isEmpty()).isTrue();
                long late = client.asset("shop", Pictures.jpeg(2, 400, 300));

                assertThat(redis.isEmpty()).isFalse();
                assertThat(waitingInTheDatabase()).isEqualTo(1);
                try (ProgramProcess worker = ProgramProcess.start(folder, settings, "worker")) {
                    client.awaitJob(early, "completed");
                    client.awaitJob(late, "completed");
                    assertThat(worker.log()).doesNotContain("Preferred");
                }
                assertThat(serve.log())
                        .containsOnlyOnce("Preferred queue away, the other one is used: Redis is not available")
                        .containsOnlyOnce("Preferred queue is back");
            }
        }
    }

    private long waitingInTheDatabase() {
        return sql.number("SELECT count(*) FROM job_queue");
    }
}
