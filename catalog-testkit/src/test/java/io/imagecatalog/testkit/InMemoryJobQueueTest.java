package io.imagecatalog.testkit;

import io.imagecatalog.memory.InMemoryJobQueue;
import io.imagecatalog.spi.JobQueue;

class InMemoryJobQueueTest extends JobQueueContract {
    @Override
    protected JobQueue emptyQueue() {
        return new InMemoryJobQueue();
    }
}
