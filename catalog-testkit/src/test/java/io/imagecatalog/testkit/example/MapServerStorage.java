package io.imagecatalog.testkit.example;

import io.imagecatalog.model.Content;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.model.StoredObject;
import io.imagecatalog.spi.Storage;
import io.imagecatalog.spi.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps blobs in a {@link MapServer}. Thread-safe. */
public final class MapServerStorage implements Storage {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI server;

    /** Does not connect yet. */
    public MapServerStorage(URI server) {
        this.server = server;
    }

    // example:put
    @Override
    public StoredObject put(StorageKey key, Content content, String mediaType) {
        HttpResponse<Void> answer = send(at(key).PUT(body(content)), BodyHandlers.discarding());
        return new StoredObject(key, content.length(), putAt(answer));
    }

    private static BodyPublisher body(Content content) {
        if (content.length() == 0) {
            return BodyPublishers.noBody();
        }
        return BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(() -> {
                    try {
                        return content.open();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }),
                content.length());
    }
    // example:end

    // example:open
    @Override
    public Optional<Content> open(StorageKey key) {
        return stat(key).map(blob -> new Blob(key, blob.length()));
    }

    private final class Blob implements Content {
        private final StorageKey key;
        private final long length;

        Blob(StorageKey key, long length) {
            this.key = key;
            this.length = length;
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public InputStream open() throws IOException {
            HttpResponse<InputStream> answer;
            try {
                answer = send(at(key).GET(), MapServerStorage::bytesUnlessRefused);
            } catch (StorageException e) {
                throw new IOException("The blob can't be read now", e);
            }
            if (answer.statusCode() == 404) {
                throw new IOException("The blob was deleted meanwhile");
            }
            return answer.body();
        }
    }

    /** A stream that nobody would read must not keep its connection. */
    private static BodySubscriber<InputStream> bytesUnlessRefused(ResponseInfo answer) {
        return answer.statusCode() == 200
                ? BodySubscribers.ofInputStream()
                : BodySubscribers.replacing(InputStream.nullInputStream());
    }
    // example:end

    @Override
    public Optional<StoredObject> stat(StorageKey key) {
        HttpResponse<Void> answer = send(at(key).method("HEAD", BodyPublishers.noBody()), BodyHandlers.discarding());
        return answer.statusCode() == 404
                ? Optional.empty()
                : Optional.of(new StoredObject(key, length(answer), putAt(answer)));
    }

    @Override
    public boolean delete(StorageKey key) {
        return send(at(key).DELETE(), BodyHandlers.discarding()).statusCode() != 404;
    }

    // example:list
    @Override
    public List<StoredObject> list(String prefix, @Nullable StorageKey after, int limit) {
        String query = "prefix=" + prefix + "&after=" + (after == null ? "" : after) + "&limit=" + limit;
        return send(to("/keys?" + query).GET(), BodyHandlers.ofString())
                .body()
                .lines()
                .map(MapServerStorage::blob)
                .toList();
    }
    // example:end

    private static StoredObject blob(String line) {
        String[] words = line.split(" ", -1);
        return new StoredObject(
                new StorageKey(words[0]), Long.parseLong(words[1]), Instant.ofEpochMilli(Long.parseLong(words[2])));
    }

    @Override
    public void check() {
        list("", null, 1);
    }

    /** Leaves the server as it is; the client has nothing to be closed. */
    @Override
    public void close() {}

    // example:errors
    private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body) {
        HttpResponse<T> answer;
        try {
            answer = client.send(request.timeout(PATIENCE).build(), body);
        } catch (IOException e) {
            throw new StorageException("The map server can't be reached", e, true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException("Interrupted while waiting for the map server", e, true);
        }
        int status = answer.statusCode();
        if (status >= 400 && status != 404) {
            boolean mayPass = status >= 500 || status == 429;
            throw new StorageException("The map server answered " + status, null, mayPass);
        }
        return answer;
    }
    // example:end

    private HttpRequest.Builder at(StorageKey key) {
        return to("/map/" + key);
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(server.resolve(path));
    }

    private static long length(HttpResponse<?> answer) {
        return answer.headers().firstValueAsLong("Content-Length").orElseThrow();
    }

    private static Instant putAt(HttpResponse<?> answer) {
        return Instant.ofEpochMilli(answer.headers().firstValueAsLong("Put-At").orElseThrow());
    }
}
