package io.imagecatalog.testkit;

import io.imagecatalog.memory.InMemoryJobQueue;
import io.imagecatalog.spi.CatalogListener;
import io.imagecatalog.spi.JobQueue;
import io.imagecatalog.worker.FallbackJobQueue;

class FallbackJobQueueTest extends JobQueueContract {
    @Override
    protected JobQueue emptyQueue() {
        return new FallbackJobQueue(new InMemoryJobQueue(), new InMemoryJobQueue(), new CatalogListener() {});
    }
}
