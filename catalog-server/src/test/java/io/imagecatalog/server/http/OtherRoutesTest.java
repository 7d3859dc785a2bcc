package io.imagecatalog.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.imagecatalog.server.Answer;
import io.imagecatalog.server.Form;
import io.imagecatalog.server.Pictures;
import io.imagecatalog.server.RawClient;
import io.imagecatalog.server.TestServer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherRoutesTest {
    @RegisterExtension
    static final TestServer SERVER = TestServer.with("ORPHAN_GRACE", "1h");

    @Test
    void an_unknown_tenant_is_not_found_and_a_name_that_can_be_none_is_refused() {
        assertThat(SERVER.get("/metrics/tenant/nobody").problem(404)).isEqualTo("There is no tenant 'nobody'");
        SERVER.get("/metrics/tenant/.hidden").problem(400);
        assertThat(SERVER.get("/metrics/tenant/a%20b").status()).isEqualTo(400);
        assertThat(SERVER.get("/metrics/tenant/a%2Fb").status()).isEqualTo(400);
    }

    @Test
    void a_purge_deletes_what_a_deleted_asset_leaves_and_a_dry_run_does_not() {
        long id = SERVER.renderedAsset("purge", Pictures.jpeg(13, 60, 40));
        SERVER.send("DELETE", "/retrieve/asset/" + id, new byte[0]);

        JsonNode dry = SERVER.post("/purge/?days=0").json();
        JsonNode real = SERVER.post("/purge/?days=0&dry_run=False").json();
        JsonNode again = SERVER.post("/purge/?days=0&dry_run=false").json();

        assertThat(dry.get("renditions_to_delete").asInt()).isEqualTo(3);
        assertThat(dry.get("deleted_count").asInt()).isZero();
        assertThat(dry.get("reclaimable_bytes").asLong()).isPositive();
        assertThat(real.get("deleted_count").asInt()).isEqualTo(3);
        assertThat(real.get("originals_deleted").asInt()).isEqualTo(1);
        assertThat(real.get("deleted_bytes")).isEqualTo(dry.get("reclaimable_bytes"));
        assertThat(real.get("errors").isNull()).isTrue();
        assertThat(again.get("renditions_to_delete").asInt()).isZero();
        assertThat(again.get("orphans_found").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"days=-1", "days=36501", "days=x", "days=", "dry_run=no", "dry_run=", "dry_run=%0d"})
    void a_purge_with_a_wrong_parameter_does_nothing(String query) {
        Answer answer = SERVER.post("/purge/?dry_run=false&" + query);
        Answer alone = SERVER.post("/purge/?" + query);

        assertThat(alone.problem(400)).startsWith(query.substring(0, query.indexOf('=')) + " is ");
        assertThat(answer.status()).isIn(200, 400);
    }

    @Test
    void a_wrong_method_is_told_which_are_right() {
        Answer answer = SERVER.get("/upload/");

        assertThat(answer.problem(405)).isEqualTo("This address answers to POST only");
        assertThat(answer.header("Allow")).isEqualTo("POST");
        assertThat(SERVER.post("/retrieve/asset/1").header("Allow"))
                .contains("GET")
                .contains("DELETE");
    }

    @Test
    void an_unknown_address_is_not_found() {
        assertThat(SERVER.get("/nothing").problem(404)).isEqualTo("There is nothing at this address");
        SERVER.get("/retrieve/asset").problem(404);
        assertThat(SERVER.get("/../etc/passwd").status()).isEqualTo(400);
    }

    @Test
    void a_request_too_broken_for_a_route_is_a_problem_too() throws IOException {
        assertThat(raw("GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(raw("GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(20_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ");
        assertThat(raw("GET /healthz HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(raw("POST /upload/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + new Form().contentType()
                        + "\r\nTransfer-Encoding: chunked\r\n\r\nno chunk\r\n"))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void nobody_has_poison_jobs_in_a_healthy_catalog() {
        assertThat(SERVER.get("/jobs/poison").text()).isEqualTo("{\"poison_jobs\":[],\"next_after\":null}");
        SERVER.get("/jobs/poison?limit=0").problem(400);
        SERVER.get("/jobs/poison?limit=1001").problem(400);
        SERVER.get("/jobs/poison?after=-1").problem(400);
        assertThat(SERVER.post("/jobs/poison/1/retry").problem(404)).isEqualTo("There is no poison job 1");
        assertThat(SERVER.get("/jobs/999").problem(404)).isEqualTo("There is no job 999");
    }

    @Test
    void the_process_lives_and_is_healthy() {
        assertThat(SERVER.get("/livez").text()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(SERVER.get("/healthz").text())
                .isEqualTo(
                        "{\"status\":\"ok\",\"database\":\"ok\",\"storage\":\"ok\",\"spool\":\"ok\",\"queue\":\"ok\"}");
    }

    private static String raw(String request) throws IOException {
        try (RawClient client = new RawClient(SERVER.port())) {
            String answer = client.send(request).readUntil("}");
            assertThat(answer)
                    .contains("Content-Type: application/problem+json")
                    .contains("\"type\":\"about:blank\"");
            return answer;
        }
    }
}
