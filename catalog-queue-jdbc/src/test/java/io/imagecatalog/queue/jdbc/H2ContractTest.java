package io.imagecatalog.queue.jdbc;

import io.imagecatalog.spi.JobQueue;
import io.imagecatalog.testkit.JobQueueContract;
import java.time.Duration;

/** Polls so seldom that every taker must be woken by the offer itself. */
class H2ContractTest extends JobQueueContract {
    @Override
    protected JobQueue emptyQueue() {
        return new JdbcJobQueue(H2.withTable(), Duration.ofHours(1));
    }
}
