package io.imagecatalog.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A network that fails when it is told to, for tests of adapters: it listens on a port of its own and forwards to another
 * one, both on the loopback address.
 *
 * <p>Thread-safe. A fault holds from when its method returns, for connections that are open and for new ones, until
 * {@link #recover()} or another fault. Closing resets all connections and ends all threads.
 */
public final class FaultProxy implements AutoCloseable {
    private final int target;
    private final Socket place = new Socket();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(FaultProxy::daemon);
    private final Gate requests = new Gate();
    private final Gate answers = new Gate();
    private ServerSocket listener;
    private Future<?> accepting = CompletableFuture.completedFuture(null);

    private FaultProxy(int target) throws IOException {
        this.target = target;
        place.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        place.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        this.listener = listen();
    }

    /**
     * Starts forwarding to a port of this machine; nobody needs to listen there yet.
     *
     * @throws UncheckedIOException if there is no port to listen on
     */
    public static FaultProxy to(int port) {
        try {
            return new FaultProxy(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens. */
    public int port() {
        return place.getLocalPort();
    }

    /** Resets all connections, once; new ones are forwarded as before. */
    public void cut() {
        links.forEach(Link::reset);
    }

    /** Resets all connections and refuses new ones. */
    public synchronized void refuse() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitRefusal();
        cut();
    }

    /** The system goes on taking connections until the thread that waits for one has left its call. */
    private void awaitRefusal() {
        try {
            accepting.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The proxy goes on listening", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Takes connections and bytes, and passes nothing on, in either direction, not even that a connection ended. As in a
     * real network, what was sent meanwhile arrives after the recovery, unless its connection was {@link #cut()} before.
     */
    public void blackhole() {
        requests.set(true, Duration.ZERO);
        answers.set(true, Duration.ZERO);
    }

    /** Passes on what clients send, and holds what they would get back as a blackhole does. */
    public void holdAnswers() {
        requests.set(false, Duration.ZERO);
        answers.set(true, Duration.ZERO);
    }

    /**
     * Forgets the connections that are open, as a firewall or a failover does: nothing passes through them ever again, in
     * either direction, and neither side is told. New ones are forwarded as before.
     */
    public void forget() {
        links.forEach(Link::forget);
    }

    /** Passes everything on so much later, in either direction. */
    public void delay(Duration by) {
        requests.set(false, by);
        answers.set(false, by);
    }

    /** Forwards as in the beginning. Connections that were not reset go on. */
    public synchronized void recover() {
        requests.set(false, Duration.ZERO);
        answers.set(false, Duration.ZERO);
        if (listener.isClosed()) {
            try {
                listener = listen();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        refuse();
        resetOne(place);
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("A thread of the proxy does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where its place is held also while it refuses: else the system gives the port to a connection that goes out. */
    private ServerSocket listen() throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        socket.bind(place.getLocalSocketAddress());
        accepting = threads.submit(() -> accept(socket));
        return socket;
    }

    private void accept(ServerSocket from) {
        while (true) {
            try {
                Socket client = from.accept();
                threads.execute(() -> link(client, from));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void link(Socket client, ServerSocket from) {
        Link link = new Link(client, new Socket());
        links.add(link);
        if (from.isClosed() || !link.connect()) {
            link.reset();
            return;
        }
        threads.execute(() -> link.pump(link.server, link.client, answers));
        link.pump(link.client, link.server, requests);
    }

    private static void resetOne(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException closed) {
            // It is as it should be.
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "fault-proxy");
        thread.setDaemon(true);
        return thread;
    }

    /** One connection: from the client to here, and from here to the target. */
    private final class Link {
        private final Socket client;
        private final Socket server;
        private volatile boolean forgotten;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        boolean connect() {
            try {
                server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                return true;
            } catch (IOException away) {
                return false;
            }
        }

        /** An end is passed on to both sides as a reset: nobody here needs half a connection. */
        void pump(Socket from, Socket to, Gate gate) {
            try {
                copy(from, to, gate);
                gate.pass();
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            } finally {
                end(from);
            }
        }

        private void copy(Socket from, Socket to, Gate gate) throws InterruptedException {
            byte[] buffer = new byte[8192];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    gate.pass();
                    if (!forgotten) {
                        out.write(buffer, 0, read);
                    }
                }
            } catch (IOException reset) {
                // An end like any other.
            }
        }

        private void end(Socket from) {
            if (forgotten) {
                resetOne(from);
            } else {
                reset();
            }
        }

        void forget() {
            forgotten = true;
        }

        void reset() {
            links.remove(this);
            resetOne(client);
            resetOne(server);
        }
    }

    /** Lets bytes through at once, late, or not before that changes. */
    private static final class Gate {
        private boolean shut;
        private Duration delay = Duration.ZERO;

        synchronized void set(boolean shutNow, Duration delayNow) {
            shut = shutNow;
            delay = delayNow;
            notifyAll();
        }

        synchronized void pass() throws InterruptedException {
            long start = System.nanoTime();
            long left = delay.toNanos();
            while (shut || left > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, shut ? Long.MAX_VALUE : left);
                left = delay.toNanos() - (System.nanoTime() - start);
            }
        }
    }
}
