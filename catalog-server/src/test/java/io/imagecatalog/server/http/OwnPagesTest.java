package io.imagecatalog.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.server.RawClient;
import io.imagecatalog.server.TestServer;
import java.io.IOException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server without keys, and the browser of somebody who can reach it. */
class OwnPagesTest {
    @RegisterExtension
    static final TestServer SERVER = TestServer.with();

    @RegisterExtension
    static final TestServer BEHIND_A_PROXY = TestServer.with("CATALOG_API_KEYS_FILE", "none");

    @ParameterizedTest
    @CsvSource({
        "POST, localhost, Sec-Fetch-Site: cross-site, 403",
        "POST, localhost, Sec-Fetch-Site: same-site, 403",
        "POST, localhost, Sec-Fetch-Site: same-origin, 200",
        "POST, localhost, Sec-Fetch-Site: none, 200",
        "POST, localhost, Origin: http://evil.example, 403",
        "POST, localhost:10000, Origin: http://localhost:10000, 200",
        "POST, localhost:10000, Origin: null, 403",
        "POST, localhost, Accept: */*, 200",
        "GET, localhost, Sec-Fetch-Site: cross-site, 200",
        "GET, evil.example, Accept: */*, 403",
        "GET, localhost.evil.example, Accept: */*, 403",
        "GET, 127.0.0.1.evil.example, Accept: */*, 403",
        "GET, 127.0.0.1:80, Accept: */*, 200",
        "GET, [::1]:80, Accept: */*, 200",
        "GET, LOCALHOST, Accept: */*, 200"
    })
    void changes_nothing_for_a_page_of_another_site_and_has_no_name_but_this_machines(
            String method, String host, String header, int status) throws IOException {
        assertThat(ask(SERVER, method, host, header)).startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, catalog.example, Sec-Fetch-Site: cross-site, 403",
        "POST, catalog.example, Sec-Fetch-Site: same-origin, 200",
        "POST, 10.0.0.7:10000, Origin: https://catalog.example, 200",
        "GET, catalog.example, Sec-Fetch-Site: cross-site, 200"
    })
    void behind_a_proxy_has_any_name(String method, String host, String header, int status) throws IOException {
        assertThat(ask(BEHIND_A_PROXY, method, host, header)).startsWith("HTTP/1.1 " + status);
    }

    private static String ask(TestServer server, String method, String host, String header) throws IOException {
        String address = method.equals("POST") ? "/purge" : "/metrics";
        try (RawClient client = new RawClient(server.port())) {
            client.send(method + " " + address + " HTTP/1.1\r\nHost: " + host + "\r\n" + header + "\r\n");
            client.send("Content-Length: 0\r\nConnection: close\r\n\r\n");
            return client.readUntil("\r\n");
        }
    }
}
