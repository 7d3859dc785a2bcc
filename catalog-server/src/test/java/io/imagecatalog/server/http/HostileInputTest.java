package io.imagecatalog.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.server.Answer;
import io.imagecatalog.server.Form;
import io.imagecatalog.server.Pictures;
import io.imagecatalog.server.RawClient;
import io.imagecatalog.server.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody sends who wants to do harm is stored harmless, or not at all. */
class HostileInputTest {
    @RegisterExtension
    static final TestServer SERVER = TestServer.with();

    private static final byte[] PICTURE = Pictures.jpeg(77, 60, 40);
    private static final String PAYLOAD = "<?php system($_GET['c']); ?><script>alert('payload')</script>";

    static Stream<Arguments> filenames() {
        return Stream.of(
                Arguments.of("filename=\"../../../evil.jpg\"", "evil.jpg"),
                Arguments.of("filename=\"..\\..\\evil.jpg\"", "evil.jpg"),
                Arguments.of("filename=\"C:\\Windows\\evil.jpg\"", "evil.jpg"),
                Arguments.of("filename=\"%2e%2e%2fevil.jpg\"", "%2e%2e%2fevil.jpg"),
                Arguments.of("filename=\"a\u0000b\u0007c\u001b[2J.jpg\"", "abc[2J.jpg"),
                Arguments.of("filename=\"photo\u202egpj.exe\"", "photogpj.exe"),
                Arguments.of("filename=\"\u2066a\u2069\u200fb\u2028c\ufeff.jpg\"", "abc.jpg"),
                Arguments.of("filename=\"a%0d%0aSet-Cookie: x=1.jpg\"", "a%0d%0aSet-Cookie: x=1.jpg"),
                Arguments.of("filename*=UTF-8''..%2f..%2fa%0d%0aSet-Cookie%3a%20x.jpg", "aSet-Cookie: x.jpg"),
                Arguments.of("filename=\"=?UTF-8?B?Li4vYQ0KU2V0LUNvb2tpZTogeC5qcGc=?=\"", "aSet-Cookie: x.jpg"),
                Arguments.of("filename=\"a\\\"; filename=\\\"evil.html\"", "\"evil.html"),
                Arguments.of("filename=\"<img src=x onerror=alert(1)>.jpg\"", "<img src=x onerror=alert(1)>.jpg"),
                Arguments.of("filename=\"${jndi:ldap:x}.jpg\"", "${jndi:ldap:x}.jpg"),
                Arguments.of("filename=\"" + "x".repeat(7_000) + ".jpg\"", "x".repeat(251) + ".jpg"));
    }

    @ParameterizedTest
    @MethodSource("filenames")
    void a_file_name_is_stored_clean_and_stays_inside_its_header(String sent, String stored) throws IOException {
        Answer uploaded = SERVER.post("/upload/", new Form().part("form-data; name=\"file\"; " + sent, unique(sent)));
        long id = uploaded.json().get("asset_id").asLong();

        assertThat(SERVER.get("/retrieve/asset/" + id).json().get("filename").asText())
                .isEqualTo(stored);
        Answer original = SERVER.get("/retrieve/original/" + id);
        assertThat(original.response().headers().allValues("Content-Disposition"))
                .hasSize(1);
        assertThat(original.header("Content-Disposition"))
                .matches("inline; filename=\"[A-Za-z0-9._ -]+\"; filename\\*=UTF-8''[A-Za-z0-9._%-]+");
        assertThat(original.response().headers().map()).doesNotContainKey("Set-Cookie");
        assertThat(files()).noneMatch(file -> file.getFileName().toString().contains("evil"));
    }

    @Test
    void a_file_name_of_ten_thousand_signs_is_refused_as_too_long_a_header() {
        assertThat(SERVER.upload("t", "x".repeat(10_000), PICTURE).problem(400))
                .isEqualTo("The headers of a part of the form are too long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../etc",
                "..",
                "a/../b",
                "a\r\nSet-Cookie: x",
                "\u202etac",
                "a\u0000",
                "*",
                "' OR 1=1 --",
                "${x}",
                "ａ"
            })
    void a_tenants_name_with_anything_special_is_refused_and_not_repeated(String name) {
        assertThat(SERVER.upload(name, "a.jpg", PICTURE).problem(400))
                .isEqualTo("A tenant's name is 1-100 letters, digits, '.', '_' or '-', and does not start with '.'");
        assertThat(SERVER.spooled()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a form in a form,'Content-Disposition: form-data; name=file\r\nContent-Type: multipart/mixed; boundary=y',400",
        "a file that is declared a text,'Content-Disposition: form-data; name=file; filename=a\r\nContent-Type: text/html',200",
        "a file in base64 that is none,'Content-Disposition: form-data; name=file; filename=a\r\nContent-Transfer-Encoding: base64',200",
        "a file without a name,'Content-Disposition: form-data; name=file',200",
        "no disposition,'X: y',400",
        "no name,'Content-Disposition: form-data; filename=a',400",
        "two names,'Content-Disposition: form-data; name=x; name=file; filename=a',200",
        "an attachment,'Content-Disposition: attachment; name=file; filename=a',400",
        "a header without a colon,'Content-Disposition',400",
        "a header that begins with a space,' Content-Disposition: form-data; name=file; filename=a',200"
    })
    void an_odd_part_is_a_picture_or_the_clients_mistake(String what, String headers, int status) {
        Answer answer =
                SERVER.send("POST", "/upload/", body("x", headers), "Content-Type", "multipart/form-data; boundary=x");

        assertThat(answer.status()).as("%s: %s", what, answer.text()).isEqualTo(status);
        assertThat(SERVER.spooled()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"boundary=", "boundary=\"\"", "boundary=y", "boundary", "x=y", "boundary=x\"", "boundary=\"x"})
    void a_boundary_that_is_none_is_the_clients_mistake(String parameter) {
        byte[] body = body("x", "Content-Disposition: form-data; name=file; filename=a");

        Answer answer = SERVER.send("POST", "/upload/", body, "Content-Type", "multipart/form-data; " + parameter);

        assertThat(answer.status()).as(answer.text()).isIn(200, 400);
        assertThat(SERVER.spooled()).isEmpty();
    }

    /** Found by fuzzing: the parser counts the bytes that are left to less than none. */
    @Test
    void a_form_in_a_form_that_is_torn_in_its_boundary_is_the_clients_mistake() {
        byte[] body = ("--x\r\nContent-Disposition: form-data; name=file\r\n"
                        + "Content-Type: multipart/mixed; boundary=y\r\n\r\n--y")
                .getBytes(ISO_8859_1);
        Answer answer = SERVER.send("POST", "/upload/", body, "Content-Type", "multipart/form-data; boundary=x");

        assertThat(answer.problem(400)).isEqualTo("The form is malformed");
    }

    @Test
    void a_boundary_longer_than_any_buffer_is_refused() throws IOException {
        String boundary = "x".repeat(6_000);
        byte[] body = body(boundary, "Content-Disposition: form-data; name=file; filename=a");
        Answer answer =
                SERVER.send("POST", "/upload/", body, "Content-Type", "multipart/form-data; boundary=" + boundary);

        assertThat(answer.status()).isIn(200, 400);
        assertThat(SERVER.spooled()).isEmpty();
    }

    static Stream<Arguments> polyglots() throws IOException {
        return Stream.of(
                Arguments.of("image/jpeg", joined(PICTURE, PAYLOAD.getBytes(UTF_8))),
                Arguments.of("image/jpeg", jpegWithComment(PAYLOAD)),
                Arguments.of("image/png", joined(Pictures.png(78, 60, 40), zip(PAYLOAD))),
                Arguments.of("image/gif", gifThatIsAScript()));
    }

    @ParameterizedTest
    @MethodSource("polyglots")
    void a_picture_that_is_also_something_else_is_served_as_a_picture_alone(String type, byte[] polyglot) {
        long id = SERVER.upload("polyglots", "page.html", polyglot)
                .json()
                .get("asset_id")
                .asLong();
        SERVER.awaitJob(id, "completed");

        requireShownAsPicture(SERVER.get("/retrieve/original/" + id), type);
        for (String preset : new String[] {"thumb", "card", "zoom"}) {
            Answer rendition = SERVER.get("/retrieve/rendition/" + id + "/" + preset);
            requireShownAsPicture(rendition, "image/jpeg");
            assertThat(new String(rendition.bytes(), ISO_8859_1)).doesNotContain("payload", "php", "PK\u0003\u0004");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body onload=alert(1)>",
                "GIF89a/*<script>*/=1;alert(1)",
                "\u00ff\u00d8\u00ff\u00e0<script>alert(1)</script>",
                "%PDF-1.7\n<script>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"
            })
    void what_only_looks_like_a_picture_is_refused_and_not_repeated(String content) {
        String problem =
                SERVER.upload("liars", "a.gif", content.getBytes(ISO_8859_1)).problem(400);

        assertThat(problem).doesNotContain("script", "alert", "<");
        assertThat(SERVER.spooled()).isEmpty();
    }

    static Stream<Arguments> routes() {
        return Stream.of("/livez", "/healthz", "/metrics/tenant/routes", "/metrics/tenant/%3Cscript%3E", "/jobs/poison")
                .flatMap(path -> Stream.of(Arguments.of("GET", path), Arguments.of("POST", path)));
    }

    @ParameterizedTest
    @MethodSource("routes")
    @CsvSource({
        "POST,/upload/",
        "GET,/retrieve/asset/1",
        "GET,/retrieve/asset/%0d%0aSet-Cookie:%20x",
        "GET,/retrieve/asset/1/similar?max_distance=%3Cscript%3E",
        "DELETE,/retrieve/asset/999999",
        "POST,/retrieve/asset/999999/retry",
        "GET,/retrieve/original/999999",
        "HEAD,/retrieve/original/999999",
        "GET,/retrieve/rendition/999999/%3Cscript%3E",
        "POST,/compare/999999",
        "POST,/purge/?dry_run=%3Cscript%3E",
        "GET,/jobs/999999",
        "POST,/jobs/poison/999999/retry",
        "GET,/%3Cscript%3E",
        "PUT,/livez",
        "OPTIONS,/livez",
        "TRACE,/livez"
    })
    void every_answer_says_that_its_type_is_not_to_be_guessed(String method, String path) {
        Answer answer = SERVER.send(method, path, new byte[0]);

        assertThat(answer.header("X-Content-Type-Options")).as(answer.text()).isEqualTo("nosniff");
        assertThat(answer.header("Content-Type")).isIn("application/json", "application/problem+json", "");
        assertThat(answer.response().headers().map()).doesNotContainKeys("Set-Cookie", "Server", "X-Powered-By");
        assertThat(answer.text())
                .doesNotContain(
                        "io.imagecatalog", "Exception", "\tat ", SERVER.data().toString());
    }

    @Test
    void every_way_to_a_picture_shows_it_as_nothing_else() {
        long id = SERVER.renderedAsset("ways", Pictures.jpeg(79, 60, 40));
        String path = "/retrieve/original/" + id;
        String tag = SERVER.get(path).header("ETag");

        requireShownAsPicture(SERVER.get(path, "Range", "bytes=0-9"), "image/jpeg");
        requireShownAsPicture(SERVER.send("HEAD", path, new byte[0]), "image/jpeg");
        assertThat(SERVER.get(path, "Range", "bytes=99999999-").problem(416)).contains("outside");
        assertThat(SERVER.get(path, "If-None-Match", tag).header("X-Content-Type-Options"))
                .isEqualTo("nosniff");
    }

    @Test
    void a_line_end_in_a_path_stays_as_it_was_sent_wherever_the_path_is_told() throws IOException {
        try (RawClient client = new RawClient(SERVER.port())) {
            String answer = client.send("GET /x%0d%0a2026-01-01%20ERROR HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .readUntil("}");

            assertThat(answer).contains("\"instance\":\"/x%0d%0a2026-01-01%20ERROR\"");
        }
    }

    private static void requireShownAsPicture(Answer answer, String type) {
        assertThat(answer.header("Content-Type")).isEqualTo(type);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
    }

    private static byte[] unique(String name) {
        return Pictures.jpeg(name.hashCode(), 60, 40);
    }

    private static byte[] body(String boundary, String headers) {
        return joined(
                ("--" + boundary + "\r\n" + headers + "\r\n\r\n").getBytes(ISO_8859_1),
                PICTURE,
                ("\r\n--" + boundary + "--\r\n").getBytes(ISO_8859_1));
    }

    private static byte[] jpegWithComment(String comment) {
        byte[] text = comment.getBytes(UTF_8);
        byte[] marker = {(byte) 0xff, (byte) 0xfe, 0, (byte) (text.length + 2)};
        byte[] start = {PICTURE[0], PICTURE[1]};
        byte[] rest = new String(PICTURE, ISO_8859_1).substring(2).getBytes(ISO_8859_1);
        return joined(start, marker, text, rest);
    }

    /** Its width is a slash and a star, by which a comment begins that ends behind the picture. */
    private static byte[] gifThatIsAScript() {
        String screen = "GIF89a/*\u0001\u0000\u0080\u0000\u0000\u0000\u0000\u0000\u00ff\u00ff\u00ff";
        String frame = ",\u0000\u0000\u0000\u0000\u0001\u0000\u0001\u0000\u0000\u0002\u0002D\u0001\u0000;";
        return (screen + frame + "*/=1;alert('payload')").getBytes(ISO_8859_1);
    }

    private static byte[] zip(String content) {
        return ("PK\u0003\u0004\u0014\u0000\u0000\u0000" + content).getBytes(ISO_8859_1);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    private static Stream<Path> files() throws IOException {
        try (Stream<Path> found = Files.walk(SERVER.data())) {
            return found.toList().stream();
        }
    }
}
