package io.imagecatalog.server.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Connections that send a byte now and then, and take so little that what is sent to them never quite stands still. */
final class SlowClients implements AutoCloseable {
    private static final int RECEIVE_BUFFER = 4096;
    private static final int PERIOD_MILLIS = 200;
    private static final int STATUS = "HTTP/1.1 200 ".length();

    private final int port;
    private final List<SlowClient> clients = new CopyOnWriteArrayList<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);

    SlowClients(int port) {
        this.port = port;
        thread.execute(this::trickle);
    }

    private void trickle() {
        try {
            while (!closed.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
                clients.forEach(SlowClient::trickle);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @param begin what each sends at once */
    void connect(int number, String begin) throws IOException {
        for (int i = 0; i < number; i++) {
            clients.add(new SlowClient(port, begin));
        }
    }

    /** How many connections the server has closed. */
    long ended() {
        return clients.stream().filter(client -> client.ended).count();
    }

    /** How each answer begins. */
    List<String> answers() {
        return clients.stream().map(client -> client.begin).toList();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        thread.shutdown();
        for (SlowClient client : clients) {
            client.channel.close();
        }
    }

    private static final class SlowClient {
        private final SocketChannel channel = SocketChannel.open();
        private volatile String begin = "";
        private volatile boolean ended;

        SlowClient(int port, String request) throws IOException {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.ISO_8859_1)));
            channel.configureBlocking(false);
        }

        void trickle() {
            if (ended) {
                return;
            }
            try {
                channel.write(ByteBuffer.wrap(new byte[] {'a'}));
                take();
            } catch (IOException e) {
                ended = true;
            }
        }

        private void take() throws IOException {
            ByteBuffer some = ByteBuffer.allocate(begin.isEmpty() ? STATUS : RECEIVE_BUFFER);
            int read = channel.read(some);
            if (read < 0) {
                ended = true;
            } else if (begin.isEmpty()) {
                begin = new String(some.array(), 0, read, StandardCharsets.ISO_8859_1);
            }
        }
    }
}
