package io.imagecatalog.server.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections that take too long to bring the headers of their next request. The connection's own timeout does not:
 * it begins anew with each byte. Thread-safe.
 */
final class HeaderDeadline extends AbstractLifeCycle implements Connection.Listener, HttpConfiguration.Customizer {
    private static final int LOOKS = 6;

    private final Scheduler scheduler;
    private final long longest;
    private final Map<Connection, State> states = new ConcurrentHashMap<>();

    /**
     * Of a connection. The end of a request may be told after the begin of the next one: each has a state of its own, and it
     * is only that one that ends.
     */
    private sealed interface State {}

    /** @param since in {@link System#nanoTime} */
    private record Waiting(long since) implements State {}

    private static final class Busy implements State {}

    HeaderDeadline(Scheduler scheduler, Duration longest) {
        this.scheduler = scheduler;
        this.longest = longest.toNanos();
    }

    @Override
    protected void doStart() {
        lookLater();
    }

    private void lookLater() {
        scheduler.schedule(this::look, longest / LOOKS, TimeUnit.NANOSECONDS);
    }

    @Override
    public void onOpened(Connection connection) {
        states.put(connection, new Waiting(System.nanoTime()));
    }

    @Override
    public void onClosed(Connection connection) {
        states.remove(connection);
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        Connection connection = request.getConnectionMetaData().getConnection();
        State busy = new Busy();
        states.replace(connection, busy);
        Request.addCompletionListener(
                request, failure -> states.replace(connection, busy, new Waiting(System.nanoTime())));
        return request;
    }

    private void look() {
        long now = System.nanoTime();
        states.forEach((connection, state) -> {
            if (state instanceof Waiting waiting && now - waiting.since() > longest) {
                connection.getEndPoint().close();
            }
        });
        if (!isStopped()) {
            lookLater();
        }
    }
}
