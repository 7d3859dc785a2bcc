package io.imagecatalog.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.model.Content;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.spi.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The store, or the way to it, fails. */
class S3FaultsTest {
    @RegisterExtension
    static final S3Server SERVER = new S3Server();

    private static final int ALWAYS = Integer.MAX_VALUE;
    private static final int PART = 5 << 20;
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final StorageKey KEY = new StorageKey("originals/shop/picture-1");
    private static final String TYPE = "image/jpeg";

    private String bucket = "";

    @SuppressWarnings("NullAway.Init") // set before each test
    private FaultyFront front;

    @SuppressWarnings("NullAway.Init") // set before each test
    private S3Storage storage;

    @BeforeEach
    void open() throws IOException {
        bucket = SERVER.newBucket();
        front = new FaultyFront(SERVER.endpoint());
        storage = S3Storage.connect(
                SERVER.connection().withEndpoint(front.endpoint()),
                S3Options.of(bucket).withMultipart(PART, PART));
    }

    @AfterEach
    void close() throws IOException {
        storage.close();
        front.close();
    }

    @Test
    void as_many_broken_connections_as_the_jvm_keeps_are_got_over() throws IOException {
        front.plan("PUT", "", 5, Fault.close());
        byte[] bytes = Blobs.bytes(1000);

        storage.put(KEY, Content.of(bytes), TYPE);

        assertThat(storage.open(KEY).orElseThrow().readAllBytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"500, InternalError", "503, SlowDown", "429, TooManyRequests"})
    void what_passes_is_got_over(int status, String code) throws IOException {
        front.plan("PUT", "", 2, Fault.answer(status, code));
        front.plan("GET", "", 1, Fault.answer(status, code));
        byte[] bytes = Blobs.bytes(100_000);

        storage.put(KEY, Content.of(bytes), TYPE);

        assertThat(storage.open(KEY).orElseThrow().readAllBytes()).isEqualTo(bytes);
        assertThat(requests("PUT")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "500, InternalError, true, the store is broken",
        "503, SlowDown, true, the store is busy",
        "429, TooManyRequests, true, the store is busy",
        "400, InvalidRequest, false, the request was refused",
        "401, Unauthorized, false, access was denied",
        "403, AccessDenied, false, access was denied",
        "501, NotImplemented, false, the store can't do that"
    })
    void what_lasts_says_whether_to_try_again_and_nothing_internal(
            int status, String code, boolean isTransient, String reason) {
        front.plan("", "", ALWAYS, Fault.answer(status, code));

        for (ThrowingCallable call : everyCall()) {
            assertEnds(call, isTransient, reason);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100_000, PART + 1})
    void no_checksums_are_sent_or_asked_for_that_some_stores_can_not_deal_with(int length) throws IOException {
        storage.put(KEY, Content.of(Blobs.bytes(length)), TYPE);
        storage.open(KEY).orElseThrow().readAllBytes();

        assertThat(front.requests())
                .isNotEmpty()
                .allSatisfy(head -> assertThat(head)
                        .doesNotContainIgnoringCase("x-amz-checksum")
                        .doesNotContainIgnoringCase("x-amz-sdk-checksum")
                        .doesNotContainIgnoringCase("x-amz-trailer"));
    }

    @Test
    void a_refusal_that_is_nobodys_fault_passes() {
        front.plan("PUT", "", ALWAYS, Fault.answer(400, "RequestTimeout"));

        assertEnds(everyCall().get(0), true, "the request was disturbed");
    }

    @Test
    void a_store_that_hangs_is_given_up() {
        front.plan("", "", ALWAYS, Fault.hang());
        try (S3Storage impatient = impatient()) {
            assertEnds(() -> impatient.stat(KEY), true, "the store did not answer in time");
            assertEnds(
                    () -> impatient.put(KEY, Content.of(Blobs.bytes(100_000)), TYPE),
                    true,
                    "the store did not answer in time");
            assertEnds(impatient::check, true, "the store did not answer in time");
        }
    }

    @Test
    void a_store_that_is_away_is_given_up() throws IOException {
        front.close();

        for (ThrowingCallable call : everyCall()) {
            assertEnds(call, true, "the store could not be reached");
        }
    }

    @Test
    void bytes_that_break_off_are_an_io_exception_and_not_a_shorter_blob() throws IOException {
        storage.put(KEY, Content.of(Blobs.bytes(100_000)), TYPE);
        front.plan("GET", "picture-1", 1, Fault.tear(50_000));
        Content content = storage.open(KEY).orElseThrow();

        assertThatThrownBy(content::readAllBytes).isInstanceOf(IOException.class);
    }

    @Test
    void bytes_that_stop_coming_are_an_io_exception() {
        storage.put(KEY, Content.of(Blobs.bytes(100_000)), TYPE);
        front.plan("GET", "picture-1", 1, Fault.stall(50_000));
        try (S3Storage impatient = impatient()) {
            Content content = impatient.open(KEY).orElseThrow();

            assertThatThrownBy(content::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_store_that_fails_when_a_stream_is_opened_is_an_io_exception() {
        storage.put(KEY, Content.of(new byte[1]), TYPE);
        Content content = storage.open(KEY).orElseThrow();
        front.plan("GET", "picture-1", ALWAYS, Fault.answer(500, "InternalError"));

        assertThatThrownBy(content::open).isInstanceOf(IOException.class).hasMessageContaining("the store is broken");
    }

    @Test
    void what_is_left_unread_is_not_fetched() throws IOException {
        storage.put(KEY, Content.of(Blobs.bytes(4_000_000)), TYPE);
        front.plan("GET", "picture-1", 1, Fault.stall(1_000_000));

        InputStream in = storage.open(KEY).orElseThrow().open();
        assertThat(in.readNBytes(10)).hasSize(10);
        in.close(); // fetching the rest would last until the store's next byte, which never comes
    }

    @Test
    void a_part_that_fails_is_sent_again_from_its_place() throws IOException {
        front.plan("PUT", "partNumber=2", 2, Fault.answer(500, "InternalError"));
        Blobs.Counted content = new Blobs.Counted(Blobs.bytes(2 * PART + 1000));

        storage.put(KEY, content, TYPE);

        assertThat(content.opened)
                .as("once, and once for each time the part failed")
                .hasValue(3);
        assertThat(content.closed).hasValue(3);
        assertThat(requests("partNumber=1")).hasSize(1);
        assertThat(storage.open(KEY).orElseThrow().readAllBytes()).isEqualTo(content.readAllBytes());
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, partNumber=2, 403, AccessDenied, false",
        "PUT, partNumber=3, 500, InternalError, true",
        "POST, uploadId=, 500, InternalError, true",
        "POST, uploadId=, 400, EntityTooSmall, false"
    })
    void an_upload_that_fails_is_aborted(String method, String part, int status, String code, boolean isTransient) {
        front.plan(method, part, ALWAYS, Fault.answer(status, code));

        assertThatThrownBy(() -> storage.put(KEY, Content.of(Blobs.bytes(2 * PART + 1000)), TYPE))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.isTransient()).isEqualTo(isTransient));

        assertThat(uploads()).isZero();
        assertThat(storage.stat(KEY)).isEmpty();
    }

    @Test
    void an_upload_that_can_not_even_be_aborted_fails_for_its_own_reason() {
        front.plan("PUT", "partNumber=2", ALWAYS, Fault.answer(500, "InternalError"));
        front.plan("DELETE", "", ALWAYS, Fault.answer(403, "AccessDenied"));

        assertEnds(() -> storage.put(KEY, Content.of(Blobs.bytes(2 * PART)), TYPE), true, "the store is broken");

        assertThat(uploads()).as("what a rule of the bucket has to clear away").isEqualTo(1);
    }

    private List<ThrowingCallable> everyCall() {
        return List.of(
                () -> storage.put(KEY, Content.of(Blobs.bytes(1000)), TYPE),
                () -> storage.stat(KEY),
                () -> storage.list("", null, 1));
    }

    private static void assertEnds(ThrowingCallable call, boolean isTransient, String reason) {
        long began = System.nanoTime();
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StorageException.class,
                        e -> assertThat(e.isTransient()).as("transient").isEqualTo(isTransient))
                .hasMessageEndingWith(": " + reason)
                .hasMessageNotContainingAny("127.0.0.1", "bucket-", "Secret");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(BOUND);
    }

    private S3Storage impatient() {
        S3Timeouts timeouts = new S3Timeouts(
                Duration.ofSeconds(2), Duration.ofMillis(300), Duration.ofSeconds(2), Duration.ofSeconds(4));
        return S3Storage.connect(
                SERVER.connection().withEndpoint(front.endpoint()).withTimeouts(timeouts), S3Options.of(bucket));
    }

    /** The heads of those with this in their first line. */
    private List<String> requests(String part) {
        return front.requests().stream()
                .filter(head -> head.lines().findFirst().orElseThrow().contains(part))
                .toList();
    }

    private int uploads() {
        return SERVER.client()
                .listMultipartUploads(request -> request.bucket(bucket))
                .uploads()
                .size();
    }
}
