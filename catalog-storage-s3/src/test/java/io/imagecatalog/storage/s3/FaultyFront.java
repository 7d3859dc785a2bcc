package io.imagecatalog.storage.s3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a store and lets requests through, or has a fault happen to them. */
final class FaultyFront implements AutoCloseable {
    private final URI store;
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Plan> plans = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    FaultyFront(URI store) throws IOException {
        this.store = store;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** The next so many requests that begin like this, and have this in their first line, meet the fault. */
    void plan(String method, String part, int times, Fault fault) {
        plans.add(new Plan(method, part, new AtomicInteger(times), fault));
    }

    /** The heads of the requests that came so far. */
    List<String> requests() {
        return requests;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                sockets.add(client);
                threads.execute(() -> serve(client));
            }
        } catch (IOException closed) {
            // That is how it ends.
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket behind = new Socket(store.getHost(), store.getPort())) {
            sockets.add(behind);
            Fault.Request request = new Fault.Request(client, head(client.getInputStream()), behind);
            requests.add(request.head());
            fault(request.line()).happen(request);
        } catch (IOException ended) {
            // The client sees it too.
        }
    }

    private Fault fault(String line) {
        return plans.stream()
                .filter(plan -> plan.takes(line))
                .map(Plan::fault)
                .findFirst()
                .orElseGet(Fault::none);
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            head.write(next);
        }
        return head.toString(ISO_8859_1);
    }

    private record Plan(String method, String part, AtomicInteger times, Fault fault) {
        boolean takes(String line) {
            return line.startsWith(method) && line.contains(part) && times.getAndDecrement() > 0;
        }
    }
}
