package io.imagecatalog.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.imagecatalog.model.Content;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.model.StoredObject;
import io.imagecatalog.spi.Storage;
import io.imagecatalog.spi.StorageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Storage} promises. Extend it and hand out an empty storage for each test.
 */
public abstract class StorageContract {
    private static final StorageKey KEY = new StorageKey("originals/shop/picture-1");
    private static final String TYPE = "image/jpeg";

    private Storage storage;

    /** An empty storage; asked for once a test, and closed after it. */
    protected abstract Storage emptyStorage();

    @BeforeEach
    void openStorage() {
        storage = emptyStorage();
    }

    @AfterEach
    void closeStorage() {
        storage.close();
    }

    @Nested
    class Putting {
        @Test
        void gives_back_the_same_bytes() throws IOException {
            storage.put(KEY, text("hello"), TYPE);

            assertThat(read(KEY)).isEqualTo("hello");
        }

        @Test
        void tells_the_length() {
            StoredObject put = storage.put(KEY, text("hello"), TYPE);

            assertThat(put.key()).isEqualTo(KEY);
            assertThat(put.length()).isEqualTo(5);
            assertThat(storage.stat(KEY))
                    .hasValueSatisfying(stat -> assertThat(stat.length()).isEqualTo(5));
            assertThat(storage.open(KEY))
                    .hasValueSatisfying(content -> assertThat(content.length()).isEqualTo(5));
        }

        @Test
        void keeps_no_bytes_as_well_as_many() throws IOException {
            byte[] many = new byte[3_000_001];
            Arrays.fill(many, (byte) 7);
            StorageKey empty = new StorageKey("originals/shop/empty");

            storage.put(KEY, Content.of(many), TYPE);
            storage.put(empty, Content.of(new byte[0]), TYPE);

            assertThat(storage.open(KEY).orElseThrow().readAllBytes()).isEqualTo(many);
            assertThat(storage.open(empty).orElseThrow().readAllBytes()).isEmpty();
        }

        @Test
        void replaces_what_was_there() throws IOException {
            storage.put(KEY, text("the old and longer one"), TYPE);
            storage.put(KEY, text("new"), TYPE);

            assertThat(read(KEY)).isEqualTo("new");
            assertThat(storage.list("", null, 10)).hasSize(1);
        }

        @Test
        void that_fails_midway_leaves_the_old_bytes_and_nothing_else() throws IOException {
            storage.put(KEY, text("old"), TYPE);
            StorageKey other = new StorageKey("originals/shop/other");

            assertThatThrownBy(() -> storage.put(KEY, torn(), TYPE)).isInstanceOf(StorageException.class);
            assertThatThrownBy(() -> storage.put(other, torn(), TYPE)).isInstanceOf(StorageException.class);

            assertThat(read(KEY)).isEqualTo("old");
            assertThat(storage.open(other)).isEmpty();
            assertThat(storage.list("", null, 10)).extracting(StoredObject::key).containsExactly(KEY);
        }

        @Test
        void lets_a_reader_finish_what_it_began() throws IOException {
            byte[] old = new byte[500_000];
            storage.put(KEY, Content.of(old), TYPE);
            try (InputStream in = storage.open(KEY).orElseThrow().open()) {
                byte[] first = in.readNBytes(10);
                storage.put(KEY, text("new"), TYPE);
                byte[] rest = in.readAllBytes();

                assertThat(first.length + rest.length).isEqualTo(old.length);
            }
        }

        @Test
        void to_one_key_by_many_at_once_never_shows_a_mixture() throws Exception {
            List<byte[]> versions = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                byte[] version = new byte[50_000 + i];
                Arrays.fill(version, (byte) i);
                versions.add(version);
            }
            storage.put(KEY, Content.of(versions.get(0)), TYPE);

            List<byte[]> seen = Race.all(versions, version -> {
                storage.put(KEY, Content.of(version), TYPE);
                return storage.open(KEY).orElseThrow().readAllBytes();
            });

            assertThat(seen).allMatch(bytes -> versions.stream().anyMatch(version -> Arrays.equals(version, bytes)));
        }

        @Test
        void takes_every_key_that_is_one() throws IOException {
            List<String> keys = List.of("a", "a/b", "ab", "a-b", "A.b_c-9", "x".repeat(200), "a/b/c/d/e/f", "_/-");
            for (String key : keys) {
                storage.put(new StorageKey(key), text(key), TYPE);
            }

            for (String key : keys) {
                assertThat(read(new StorageKey(key))).isEqualTo(key);
            }
        }
    }

    @Nested
    class Reading {
        @Test
        void what_is_not_there_finds_nothing() {
            assertThat(storage.open(KEY)).isEmpty();
            assertThat(storage.stat(KEY)).isEmpty();
        }

        @Test
        void a_part_of_a_key_finds_nothing() {
            storage.put(KEY, text("hello"), TYPE);

            assertThat(storage.stat(new StorageKey("originals/shop"))).isEmpty();
            assertThat(storage.open(new StorageKey("originals"))).isEmpty();
        }

        @Test
        void can_be_done_again_and_again() throws IOException {
            storage.put(KEY, text("hello"), TYPE);
            Content content = storage.open(KEY).orElseThrow();

            assertThat(content.readAllBytes()).isEqualTo(content.readAllBytes());
        }

        @Test
        void what_is_deleted_meanwhile_is_whole_or_fails() {
            storage.put(KEY, text("hello"), TYPE);
            Content content = storage.open(KEY).orElseThrow();
            storage.delete(KEY);

            assertThat(storage.open(KEY)).isEmpty();
            // An adapter that had the bytes in its hands already may still deliver them; a torn answer is no option.
            try {
                assertThat(content.readAllBytes()).isEqualTo("hello".getBytes(UTF_8));
            } catch (IOException gone) {
                assertThat(gone).isNotNull();
            }
        }
    }

    @Nested
    class Deleting {
        @Test
        void says_whether_there_was_something() {
            storage.put(KEY, text("hello"), TYPE);

            assertThat(storage.delete(KEY)).isTrue();
            assertThat(storage.delete(KEY)).isFalse();
            assertThat(storage.stat(KEY)).isEmpty();
        }

        @Test
        void leaves_the_others() {
            StorageKey other = new StorageKey("originals/shop/picture-2");
            storage.put(KEY, text("hello"), TYPE);
            storage.put(other, text("hello"), TYPE);
            storage.delete(KEY);

            assertThat(storage.list("", null, 10)).extracting(StoredObject::key).containsExactly(other);
        }
    }

    @Nested
    class Listing {
        @Test
        void an_empty_storage_shows_nothing() {
            assertThat(storage.list("", null, 10)).isEmpty();
        }

        @Test
        void shows_every_key_once_in_order_whatever_the_page() {
            Set<String> keys = new TreeSet<>(Set.of(
                    "a",
                    "a/b",
                    "ab",
                    "a-b",
                    "a.b",
                    "ab/c",
                    "abc/d",
                    "abc",
                    "abcd",
                    "abcd/e",
                    "abcde/f/g",
                    "b/a/c",
                    "renditions/1_thumb.jpg",
                    "renditions/10_thumb.jpg",
                    "renditions/2_card.jpg",
                    "z"));
            keys.forEach(key -> storage.put(new StorageKey(key), text(key), TYPE));

            for (int limit = 1; limit <= keys.size() + 1; limit++) {
                assertThat(pages("", limit)).containsExactlyElementsOf(keys);
            }
        }

        @Test
        void keeps_to_the_prefix() {
            for (String key : List.of("a/1", "a/10", "a/2", "ab/1", "b/1")) {
                storage.put(new StorageKey(key), text(key), TYPE);
            }

            assertThat(pages("a/", 2)).containsExactly("a/1", "a/10", "a/2");
            assertThat(pages("a/1", 10)).containsExactly("a/1", "a/10");
            assertThat(pages("a", 10)).containsExactly("a/1", "a/10", "a/2", "ab/1");
            assertThat(pages("c", 10)).isEmpty();
        }

        @Test
        void goes_on_after_a_key_that_is_gone() {
            for (String key : List.of("a/1", "a/2", "a/3")) {
                storage.put(new StorageKey(key), text(key), TYPE);
            }
            storage.delete(new StorageKey("a/2"));

            assertThat(storage.list("a/", new StorageKey("a/2"), 10))
                    .extracting(blob -> blob.key().value())
                    .containsExactly("a/3");
        }

        @Test
        void tells_length_and_age() {
            StoredObject put = storage.put(KEY, text("hello"), TYPE);

            assertThat(storage.list("", null, 10))
                    .containsExactly(storage.stat(KEY).orElseThrow());
            assertThat(put.length()).isEqualTo(5);
            // The storage's clock may differ from ours; the purge's grace period allows for that much.
            assertThat(storage.stat(KEY).orElseThrow().modifiedAt())
                    .isCloseTo(Instant.now(), within(1, ChronoUnit.HOURS));
        }

        private List<String> pages(String prefix, int limit) {
            List<String> all = new ArrayList<>();
            StorageKey after = null;
            List<StoredObject> page;
            do {
                page = storage.list(prefix, after, limit);
                for (StoredObject blob : page) {
                    after = blob.key();
                    all.add(blob.key().value());
                }
            } while (page.size() == limit);
            return all;
        }
    }

    @Nested
    class Checking {
        @Test
        void is_quiet_and_leaves_nothing_while_all_is_well() {
            storage.check();

            assertThat(storage.list("", null, 10)).isEmpty();
        }
    }

    private static Content text(String text) {
        return Content.of(text.getBytes(UTF_8));
    }

    private String read(StorageKey key) throws IOException {
        return new String(storage.open(key).orElseThrow().readAllBytes(), UTF_8);
    }

    /** Promises a hundred thousand bytes and breaks off halfway. */
    private static Content torn() {
        return new Content() {
            @Override
            public long length() {
                return 100_000;
            }

            @Override
            public InputStream open() {
                InputStream broken = new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("The source broke off");
                    }

                    @Override
                    public int read(byte[] buffer, int offset, int length) throws IOException {
                        return read();
                    }
                };
                return new SequenceInputStream(new ByteArrayInputStream(new byte[50_000]), broken);
            }
        };
    }
}
