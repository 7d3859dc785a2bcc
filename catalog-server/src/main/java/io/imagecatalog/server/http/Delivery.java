package io.imagecatalog.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.util.thread.Scheduler;

/** Sends pictures and what else is large, so many at once; whoever takes one too slowly loses the connection. Thread-safe. */
final class Delivery {
    private static final int RETRY_SECONDS = 2;

    private final ClientLimits limits;
    private final Semaphore free;

    Delivery(ClientLimits limits) {
        this.limits = limits;
        this.free = new Semaphore(limits.deliveries());
    }

    /** What sends. */
    @FunctionalInterface
    interface Sending {
        void run() throws IOException;
    }

    /**
     * Sends, if there is room for it.
     *
     * @param length of what is sent
     */
    void send(Context ctx, long length, Sending sending) throws IOException {
        if (!free.tryAcquire()) {
            throw ProblemException.busy("There are too many files being sent at once", RETRY_SECONDS);
        }
        Scheduler.Task deadline = deadline(ctx, limits.longestDelivery(length));
        try {
            sending.run();
        } finally {
            deadline.cancel();
            free.release();
        }
    }

    /** The connection's own timeout begins anew with each byte that is taken. */
    private static Scheduler.Task deadline(Context ctx, Duration longest) {
        ConnectionMetaData connection =
                ServletContextRequest.getServletContextRequest(ctx.req()).getConnectionMetaData();
        EndPoint client = connection.getConnection().getEndPoint();
        return connection
                .getConnector()
                .getScheduler()
                .schedule(
                        () -> client.close(new TimeoutException("A file is taken too slowly")),
                        longest.toMillis(),
                        TimeUnit.MILLISECONDS);
    }
}
