package io.imagecatalog.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.fixture.SettableClock;
import io.imagecatalog.memory.InMemoryCatalogRepository;
import io.imagecatalog.model.ColorSpace;
import io.imagecatalog.model.ContentHash;
import io.imagecatalog.model.ImageFormat;
import io.imagecatalog.model.ImageInfo;
import io.imagecatalog.model.NewAsset;
import io.imagecatalog.model.Size;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.JobQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobSweeperTest {
    private static final Duration QUIET = Duration.ofSeconds(30);

    private final SettableClock clock = new SettableClock();
    private final CatalogRepository repository = new InMemoryCatalogRepository();
    private final OffersOnly queue = new OffersOnly();
    private final JobSweeper sweeper = new JobSweeper(repository, queue, clock, QUIET);

    @Test
    void all_that_is_due_is_offered_by_one_call() {
        register(3);

        assertThat(sweeper.sweep()).isEqualTo(3);
        assertThat(queue.offers).containsExactly(List.of(1L, 2L, 3L));
    }

    @Test
    void where_nothing_is_due_the_queue_is_left_alone() {
        register(1);
        sweeper.sweep();
        queue.offers.clear();

        assertThat(sweeper.sweep()).isZero();
        assertThat(queue.offers).isEmpty();
    }

    private void register(int count) {
        for (int i = 0; i < count; i++) {
            ImageInfo image = new ImageInfo(ImageFormat.JPEG, new Size(1, 1), 1, ColorSpace.RGB);
            ContentHash hash = ContentHash.of(new byte[] {(byte) i});
            repository.register(
                    new NewAsset("shop", "a.jpg", hash, new StorageKey("originals/" + i), 1, image), clock.instant());
        }
    }

    private static final class OffersOnly implements JobQueue {
        private final List<List<Long>> offers = new ArrayList<>();

        @Override
        public void offer(long jobId) {
            throw new AssertionError("One by one");
        }

        @Override
        public void offerAll(List<Long> jobIds) {
            offers.add(jobIds);
        }

        @Override
        public List<Long> take(int max, Duration wait) {
            return List.of();
        }

        @Override
        public void check() {}

        @Override
        public void close() {}
    }
}
