package io.imagecatalog.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How many times a second a small file is handed out over HTTP, to so many connections that each ask for it again as soon as
 * they have it: by the catalog's server, and by whatever else serves the same file.
 *
 * <pre>{@code
 * java -cp catalog-bench/target/benchmarks.jar io.imagecatalog.bench.Retrieval \
 *     http://127.0.0.1:10000/retrieve/rendition/1/thumb http://127.0.0.1:8088/thumb.jpg
 * }</pre>
 *
 * <p>Takes addresses on this machine. They are asked in turns, round after round, as the machine is not the same from minute
 * to minute; the first round is to warm up. Client and server share the machine.
 */
final class Retrieval {
    private static final int[] CONNECTIONS = {1, 4, 16};
    private static final int ROUNDS = 4;
    private static final long ROUND_NANOS = TimeUnit.SECONDS.toNanos(5);

    private Retrieval() {}

    /** Takes addresses. */
    public static void main(String[] args) throws InterruptedException {
        System.out.println("connections    requests/s   median ms    99 %    bytes");
        for (int connections : CONNECTIONS) {
            for (int round = 0; round < ROUNDS; round++) {
                for (String address : args) {
                    measure(URI.create(address), connections, round);
                }
            }
        }
    }

    private static void measure(URI address, int connections, int round) throws InterruptedException {
        List<Caller> callers = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Caller caller = new Caller(address);
            caller.start();
            callers.add(caller);
        }
        Latencies all = new Latencies();
        long bytes = 0;
        for (Caller caller : callers) {
            caller.join();
            all.addAll(caller.latencies);
            bytes = caller.bytes;
        }
        double seconds = (double) ROUND_NANOS / TimeUnit.SECONDS.toNanos(1);
        System.out.printf(
                "%11d %13.0f %11.3f %7.3f %8d  %s%s%n",
                connections,
                all.count() / seconds,
                all.medianMillis(),
                all.percentileMillis(99),
                bytes,
                address,
                round == 0 ? " (warming up)" : "");
    }

    private static final class Caller extends Thread {
        private final URI address;
        private final Latencies latencies = new Latencies();
        private long bytes;

        Caller(URI address) {
            super("caller");
            this.address = address;
        }

        @Override
        public void run() {
            try (KeptConnection connection = new KeptConnection(address)) {
                long start = System.nanoTime();
                long before = start;
                while (before - start < ROUND_NANOS) {
                    bytes = connection.get();
                    long now = System.nanoTime();
                    latencies.add(now - before);
                    before = now;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
