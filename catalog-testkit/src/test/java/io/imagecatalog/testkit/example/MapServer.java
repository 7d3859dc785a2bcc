package io.imagecatalog.testkit.example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A map behind HTTP, as any service might be: {@code PUT}, {@code GET}, {@code HEAD} and {@code DELETE} of {@code /map/KEY}, and
 * {@code GET /keys?prefix&after&limit}, which answers with lines of key, length and time.
 */
final class MapServer implements AutoCloseable {
    private static final String MAP = "/map/";

    private final NavigableMap<String, Entry> entries = new ConcurrentSkipListMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile int failures;

    @SuppressWarnings("ArrayRecordComponent")
    private record Entry(byte[] bytes, long putAt) {}

    MapServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(MAP, this::answer);
        server.createContext("/keys", this::list);
        server.setExecutor(threads);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers everything with a status from now on; 0 answers as it should again. */
    void failWith(int status) {
        failures = status;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String key = exchange.getRequestURI().getPath().substring(MAP.length());
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (failures != 0) {
            respond(exchange, failures, new byte[0]);
            return;
        }
        switch (exchange.getRequestMethod()) {
            case "PUT" -> put(exchange, key, body);
            case "DELETE" -> respond(exchange, entries.remove(key) == null ? 404 : 204, new byte[0]);
            default -> get(exchange, entries.get(key));
        }
    }

    private void put(HttpExchange exchange, String key, byte[] body) throws IOException {
        long announced = Long.parseLong(exchange.getRequestHeaders().getFirst("Content-Length"));
        if (body.length != announced) {
            exchange.close();
            return;
        }
        long now = System.currentTimeMillis();
        entries.put(key, new Entry(body, now));
        exchange.getResponseHeaders().set("Put-At", Long.toString(now));
        respond(exchange, 204, new byte[0]);
    }

    private static void get(HttpExchange exchange, @Nullable Entry entry) throws IOException {
        if (entry == null) {
            respond(exchange, 404, new byte[0]);
            return;
        }
        exchange.getResponseHeaders().set("Put-At", Long.toString(entry.putAt));
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(entry.bytes.length));
            respond(exchange, 200, new byte[0]);
        } else {
            respond(exchange, 200, entry.bytes);
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        String[] query = exchange.getRequestURI().getQuery().split("[=&]", -1);
        String prefix = query[1];
        String after = query[3];
        String lines = entries.tailMap(after, false).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .limit(Integer.parseInt(query[5]))
                .map(entry -> entry.getKey() + " " + entry.getValue().bytes.length + " " + entry.getValue().putAt)
                .collect(Collectors.joining("\n"));
        respond(exchange, failures == 0 ? 200 : failures, lines.getBytes(StandardCharsets.UTF_8));
    }

    private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
