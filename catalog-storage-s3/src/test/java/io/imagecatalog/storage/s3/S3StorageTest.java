package io.imagecatalog.storage.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.imagecatalog.model.Content;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.model.StoredObject;
import io.imagecatalog.spi.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class S3StorageTest {
    @RegisterExtension
    static final S3Server SERVER = new S3Server();

    private static final int PART = 5 << 20;
    private static final StorageKey KEY = new StorageKey("originals/shop/picture-1");
    private static final String TYPE = "image/jpeg";

    private String bucket = "";

    @SuppressWarnings("NullAway.Init") // set before each test
    private S3Storage storage;

    @BeforeEach
    void open() {
        bucket = SERVER.newBucket();
        storage = storage(SERVER.connection(), bucket);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void a_blob_of_several_parts_is_read_once_and_comes_back_whole() throws IOException {
        Blobs.Counted content = new Blobs.Counted(Blobs.bytes(2 * PART + 12_345));

        StoredObject put = storage.put(KEY, content, TYPE);

        assertThat(put.length()).isEqualTo(content.length());
        assertThat(storage.open(KEY).orElseThrow().readAllBytes()).isEqualTo(content.readAllBytes());
        assertThat(object().eTag()).as("of an object in parts").contains("-3");
        assertThat(content.opened).as("by the put, and by this test").hasValue(2);
        assertThat(content.closed).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 3 * PART / 2})
    void a_blob_that_is_longer_than_it_says_is_not_stored(int length) {
        assertNothingIsStored(Blobs.lying(length, Blobs.bytes(length + 1)), false);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 3 * PART / 2, 2 * PART})
    void a_blob_that_is_shorter_than_it_says_is_not_stored(int length) {
        assertNothingIsStored(Blobs.lying(length, Blobs.bytes(length - 1)), false);
    }

    @Test
    void a_blob_that_can_not_be_read_to_its_end_leaves_no_upload() {
        assertNothingIsStored(
                Blobs.disturbed(Blobs.bytes(2 * PART), PART + 10, () -> {
                    throw new IOException("The source broke off");
                }),
                true);
    }

    @Test
    void a_thread_that_is_interrupted_leaves_no_upload_and_stays_interrupted() {
        Content content = Blobs.disturbed(
                Blobs.bytes(3 * PART), PART + 10, () -> Thread.currentThread().interrupt());

        assertFails(() -> storage.put(KEY, content, TYPE), true);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(uploads()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"WHEN_REQUIRED, 100", "WHEN_SUPPORTED, 100", "WHEN_REQUIRED, 8000000", "WHEN_SUPPORTED, 8000000"})
    void checksums_of_the_sdk_can_be_had_or_not(RequestChecksumCalculation checksums, int length) throws IOException {
        byte[] bytes = Blobs.bytes(length);
        try (S3Storage other = storage(SERVER.connection().withChecksums(checksums), bucket)) {
            other.put(KEY, Content.of(bytes), TYPE);

            assertThat(other.open(KEY).orElseThrow().readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void a_stream_that_is_closed_early_lets_go_and_others_can_be_opened() throws IOException {
        byte[] bytes = Blobs.bytes(2_000_000);
        storage.put(KEY, Content.of(bytes), TYPE);
        Content content = storage.open(KEY).orElseThrow();

        for (int i = 0; i < 20; i++) {
            InputStream in = content.open();
            assertThat(in.readNBytes(10)).hasSize(10);
            in.close();
            assertThatThrownBy(in::read).isInstanceOf(IOException.class);
        }
        assertThat(content.readAllBytes()).isEqualTo(bytes);
    }

    @Test
    void a_stream_can_skip() throws IOException {
        byte[] bytes = Blobs.bytes(50_000);
        storage.put(KEY, Content.of(bytes), TYPE);

        try (InputStream in = storage.open(KEY).orElseThrow().open()) {
            in.skipNBytes(49_990);
            assertThat(in.readAllBytes()).hasSize(10).endsWith(bytes[49_999]);
        }
    }

    @Test
    void a_blob_that_is_gone_when_a_stream_is_opened_is_an_io_exception() {
        storage.put(KEY, Content.of(new byte[1]), TYPE);
        Content content = storage.open(KEY).orElseThrow();
        storage.delete(KEY);

        assertThatThrownBy(content::open).isInstanceOf(IOException.class).hasMessageContaining("The S3 storage");
    }

    @Test
    void objects_that_are_no_blobs_are_not_listed_and_do_not_end_a_page() {
        for (int i = 0; i < 5; i++) {
            foreign("a/.hidden-" + i);
            foreign("b//" + i);
        }
        storage.put(new StorageKey("b/1"), Content.of(new byte[1]), TYPE);
        storage.put(new StorageKey("c"), Content.of(new byte[1]), TYPE);

        assertThat(storage.list("", null, 2))
                .extracting(blob -> blob.key().value())
                .containsExactly("b/1", "c");
    }

    @Test
    void a_check_leaves_nothing_in_the_bucket() {
        storage.check();

        assertThat(objects()).isEmpty();
    }

    @Test
    void anybody_gets_a_blob_from_its_signed_address_with_its_media_type() throws Exception {
        storage.put(KEY, Content.of("hello".getBytes(UTF_8)), TYPE);

        HttpResponse<String> answer = get(storage.presignedGet(KEY, Duration.ofMinutes(1)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("hello");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(TYPE);
    }

    @Test
    void a_signed_address_is_for_one_blob_only() throws Exception {
        storage.put(KEY, Content.of(new byte[1]), TYPE);
        storage.put(new StorageKey("originals/shop/picture-2"), Content.of(new byte[1]), TYPE);
        String signed = storage.presignedGet(KEY, Duration.ofMinutes(1)).toString();

        assertThat(get(URI.create(signed.replace("picture-1", "picture-2"))).statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_signed_address_can_say_what_the_store_is_to_say_of_the_blob() throws Exception {
        storage.put(KEY, Content.of(new byte[1]), TYPE);
        AnswerHeaders headers = AnswerHeaders.none()
                .withContentType("image/png")
                .withContentDisposition("inline; filename=\"a b.png\"; filename*=UTF-8''%C3%BC%20b.png")
                .withCacheControl("private, max-age=60");

        URI signed = storage.presignedGet(KEY, Duration.ofMinutes(1), headers);

        HttpHeaders answered = get(signed).headers();
        assertThat(answered.firstValue("Content-Type")).isEqualTo(headers.contentType());
        assertThat(answered.firstValue("Content-Disposition")).isEqualTo(headers.contentDisposition());
        assertThat(answered.firstValue("Cache-Control")).isEqualTo(headers.cacheControl());
        assertThat(get(URI.create(signed.toString().replace("image%2Fpng", "text%2Fhtml")))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_signed_address_ends() throws Exception {
        storage.put(KEY, Content.of(new byte[1]), TYPE);

        URI signed = storage.presignedGet(KEY, Duration.ofSeconds(1));

        await().untilAsserted(() -> assertThat(get(signed).statusCode()).isEqualTo(403));
    }

    @Test
    void an_address_is_signed_for_where_others_reach_the_store() throws Exception {
        storage.put(KEY, Content.of(new byte[1]), TYPE);
        URI outside = URI.create("http://localhost:" + SERVER.endpoint().getPort());
        try (S3Storage other = storage(SERVER.connection().withPublicEndpoint(outside), bucket)) {
            other.check();
            URI signed = other.presignedGet(KEY, Duration.ofMinutes(1));

            assertThat(signed).hasHost("localhost");
            assertThat(get(signed).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "P7DT1S"})
    void a_signed_address_has_its_limits(Duration validFor) {
        assertThatThrownBy(() -> storage.presignedGet(KEY, validFor))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 second to 7 days");
    }

    @Test
    void a_client_of_the_callers_stays_open() {
        Clients clients = new Clients(SERVER.connection());
        try (S3Client client = clients.client();
                S3Presigner presigner = clients.presigner()) {
            new S3Storage(client, presigner, S3Options.of(bucket)).close();

            new S3Storage(client, presigner, S3Options.of(bucket)).check();
        }
    }

    @Test
    void a_wrong_secret_is_a_lasting_failure_everywhere() {
        S3Connection wrong = SERVER.connection().withCredentials(S3Server.credentials("wrong"));
        try (S3Storage other = storage(wrong, bucket)) {
            assertAllFail(other, "access was denied");
        }
    }

    @Test
    void a_bucket_that_is_not_there_is_a_lasting_failure_and_not_an_empty_storage() {
        try (S3Storage other = storage(SERVER.connection(), "no-such-bucket")) {
            assertAllFail(other, "there is no such bucket");
        }
    }

    @Test
    void credentials_that_are_not_there_are_a_lasting_failure() {
        S3Connection without = SERVER.connection().withCredentials(() -> {
            throw SdkClientException.create("Unable to load credentials");
        });
        try (S3Storage other = storage(without, bucket)) {
            assertAllFail(other, "the client lacks credentials or other settings");
        }
    }

    private static void assertAllFail(S3Storage storage, String reason) {
        List<ThrowingCallable> calls = List.of(
                () -> storage.put(KEY, Content.of(new byte[1]), TYPE),
                () -> storage.put(KEY, Content.of(new byte[PART]), TYPE),
                () -> storage.put(KEY, Content.of(new byte[2 * PART]), TYPE),
                () -> storage.open(KEY),
                () -> storage.stat(KEY),
                () -> storage.delete(KEY),
                () -> storage.list("", null, 1),
                storage::check);
        for (ThrowingCallable call : calls) {
            assertFails(call, false).hasMessageEndingWith(": " + reason);
        }
    }

    private void assertNothingIsStored(Content content, boolean isTransient) {
        assertFails(() -> storage.put(KEY, content, TYPE), isTransient).hasMessageContaining("the content");

        assertThat(storage.open(KEY)).isEmpty();
        assertThat(uploads()).isZero();
    }

    private static AbstractThrowableAssert<?, ?> assertFails(ThrowingCallable call, boolean isTransient) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StorageException.class,
                        e -> assertThat(e.isTransient()).as("transient").isEqualTo(isTransient))
                .hasMessageStartingWith("The S3 storage could not ");
    }

    private static S3Storage storage(S3Connection connection, String bucket) {
        return S3Storage.connect(connection, S3Options.of(bucket).withMultipart(PART, PART));
    }

    private void foreign(String name) {
        SERVER.client().putObject(request -> request.bucket(bucket).key(name), RequestBody.fromString("foreign"));
    }

    private int uploads() {
        return SERVER.client()
                .listMultipartUploads(request -> request.bucket(bucket))
                .uploads()
                .size();
    }

    private List<S3Object> objects() {
        return SERVER.client().listObjectsV2(request -> request.bucket(bucket)).contents();
    }

    private S3Object object() {
        assertThat(objects()).hasSize(1);
        return objects().get(0);
    }

    private static HttpResponse<String> get(URI address) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
