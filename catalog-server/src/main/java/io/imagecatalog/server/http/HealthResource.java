package io.imagecatalog.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Says whether the process lives, and whether what it needs answers. */
final class HealthResource {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String OK = "ok";

    private final List<HealthCheck> checks;
    private final Json json;

    HealthResource(List<HealthCheck> checks, Json json) {
        this.checks = List.copyOf(checks);
        this.json = json;
    }

    void route(RoutesConfig routes) {
        GetRoute.at(routes, "/livez", this::live, Need.NOTHING);
        GetRoute.at(routes, "/healthz", this::health, Need.NOTHING);
    }

    private void live(Context ctx) {
        json.write(ctx, Map.of("status", OK));
    }

    private void health(Context ctx) {
        Map<String, String> answers = answers();
        boolean healthy = answers.values().stream().allMatch(OK::equals);
        Map<String, String> body = new LinkedHashMap<>();
        body.put("status", healthy ? OK : "failing");
        body.putAll(answers);
        json.write(ctx, healthy ? 200 : 503, body);
    }

    /** All are asked before the first is waited for. */
    private Map<String, String> answers() {
        Map<String, CompletableFuture<String>> asked = new LinkedHashMap<>();
        checks.forEach(check -> asked.put(check.part(), answer(check)));
        Map<String, String> answers = new LinkedHashMap<>();
        asked.forEach((part, answer) -> answers.put(part, answer.join()));
        return answers;
    }

    private static CompletableFuture<String> answer(HealthCheck check) {
        return check.ask()
                .thenApply(works -> works ? OK : "failing")
                .completeOnTimeout("no answer", PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
