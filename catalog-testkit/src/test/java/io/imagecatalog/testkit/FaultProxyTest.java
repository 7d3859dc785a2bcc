package io.imagecatalog.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FaultProxyTest {
    private final EchoServer server = new EchoServer();
    private final FaultProxy proxy = FaultProxy.to(server.port());
    private Socket client = new Socket();

    @BeforeEach
    void connect() throws IOException {
        client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        proxy.close();
        server.close();
    }

    @Test
    void forwards_both_ways() throws IOException {
        assertThat(echo(7)).isEqualTo(7);
    }

    @Test
    void a_cut_resets_what_is_open_and_lets_new_connections_through() throws IOException {
        echo(7);

        proxy.cut();

        assertThatIOException().isThrownBy(() -> echo(8));
        connect();
        assertThat(echo(9)).isEqualTo(9);
    }

    @Test
    void refuses_until_it_recovers() throws IOException {
        echo(7);

        proxy.refuse();

        assertThatIOException().isThrownBy(() -> echo(8));
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        proxy.recover();
        connect();
        assertThat(echo(9)).isEqualTo(9);
    }

    @Test
    void keeps_its_port_to_itself_while_it_refuses() throws IOException {
        proxy.refuse();

        try (Socket other = new Socket()) {
            assertThatThrownBy(() -> other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port())))
                    .isInstanceOf(BindException.class);
        }
    }

    @Test
    void a_blackhole_answers_nothing_and_delivers_after_it_recovers() throws IOException {
        proxy.blackhole();
        client.setSoTimeout(50);

        assertThatThrownBy(() -> echo(7)).isInstanceOf(SocketTimeoutException.class);
        proxy.recover();
        client.setSoTimeout(0);
        assertThat(client.getInputStream().read()).isEqualTo(7);
    }

    @Test
    void an_end_in_a_blackhole_is_not_seen_by_the_other_side_until_it_recovers() throws Exception {
        echo(7);
        proxy.blackhole();

        client.close();

        assertThat(server.ends.tryAcquire(50, TimeUnit.MILLISECONDS)).isFalse();
        proxy.recover();
        server.ends.acquire();
    }

    @Test
    void a_request_arrives_while_answers_are_held_and_its_answer_when_it_recovers() throws IOException {
        proxy.holdAnswers();
        client.setSoTimeout(50);

        assertThatThrownBy(() -> echo(7)).isInstanceOf(SocketTimeoutException.class);
        assertThat(server.received()).isEqualTo(1);
        proxy.recover();
        client.setSoTimeout(0);
        assertThat(client.getInputStream().read()).isEqualTo(7);
    }

    @Test
    void an_answer_that_was_held_is_lost_with_its_connection() throws IOException {
        proxy.holdAnswers();
        client.getOutputStream().write(7);
        while (server.received() == 0) {
            Thread.onSpinWait();
        }

        proxy.cut();
        proxy.recover();

        assertThatIOException().isThrownBy(() -> echo(8));
        connect();
        assertThat(echo(9)).isEqualTo(9);
    }

    @Test
    void what_it_forgets_neither_answers_nor_ends() throws Exception {
        echo(7);
        client.setSoTimeout(50);

        proxy.forget();

        assertThatThrownBy(() -> echo(8)).isInstanceOf(SocketTimeoutException.class);
        client.close();
        assertThat(server.ends.tryAcquire(50, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(server.received()).isEqualTo(1);
        proxy.cut();
        connect();
        assertThat(echo(9)).isEqualTo(9);
    }

    @Test
    void a_delay_holds_for_each_way() throws IOException {
        proxy.delay(Duration.ofMillis(40));
        long start = System.nanoTime();

        echo(7);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(80));
    }

    @Test
    void a_target_that_is_away_is_a_reset() throws IOException {
        echo(7);
        server.close();
        connect();

        assertThatIOException().isThrownBy(() -> echo(8));
    }

    @Test
    void closing_ends_its_threads_whatever_they_wait_for() throws IOException {
        echo(7);
        proxy.blackhole();
        client.getOutputStream().write(8);

        proxy.close();

        while (isAnyThreadAlive()) {
            Thread.onSpinWait();
        }
    }

    private static boolean isAnyThreadAlive() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("fault-proxy"));
    }

    /** Throws also when the connection is closed, so that there is one way to fail. */
    private int echo(int sent) throws IOException {
        client.getOutputStream().write(sent);
        int read = client.getInputStream().read();
        if (read < 0) {
            throw new IOException("Closed");
        }
        return read;
    }

    /** Sends back what it is sent, one connection after the other. */
    private static final class EchoServer {
        private final ServerSocket listener;
        private final AtomicInteger received = new AtomicInteger();
        private final Semaphore ends = new Semaphore(0);

        EchoServer() {
            try {
                listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            Thread thread = new Thread(this::serve, "echo");
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return listener.getLocalPort();
        }

        /** How many bytes it has got. */
        int received() {
            return received.get();
        }

        void close() throws IOException {
            listener.close();
        }

        private void serve() {
            while (!listener.isClosed()) {
                try (Socket socket = listener.accept()) {
                    echo(socket);
                } catch (IOException reset) {
                    // The next one, please.
                }
            }
        }

        private void echo(Socket socket) throws IOException {
            try {
                int read = socket.getInputStream().read();
                while (read >= 0) {
                    received.incrementAndGet();
                    socket.getOutputStream().write(read);
                    read = socket.getInputStream().read();
                }
            } finally {
                ends.release();
            }
        }
    }
}
