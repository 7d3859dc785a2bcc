package io.imagecatalog.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class PacedStreamTest {
    private long seconds;

    @Test
    void a_bad_mobile_connection_brings_its_picture() throws IOException {
        PacedStream stream = stream(1_000, Duration.ofHours(1), 20_000);

        for (int i = 0; i < 600; i++) {
            read(stream, 1);
        }
        assertThat(seconds).isEqualTo(600);
    }

    @Test
    void a_pause_within_the_window_is_forgiven() throws IOException {
        PacedStream stream = stream(1_000, Duration.ofHours(1), 20_000);

        read(stream, 1);
        read(stream, 1);
        read(stream, 29);
        read(stream, 1);
        read(stream, 29);
        assertThat(seconds).isEqualTo(61);
    }

    @Test
    void a_body_that_only_trickles_is_given_up_after_a_window() throws IOException {
        PacedStream stream = stream(1_000, Duration.ofHours(1), 100);

        for (int i = 0; i < 29; i++) {
            read(stream, 1);
        }
        assertThatThrownBy(() -> read(stream, 1))
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void what_came_quickly_at_first_does_not_count_later() throws IOException {
        PacedStream stream = stream(1_000, Duration.ofHours(1), 10_000_000, 100, 100);

        read(stream, 30);
        read(stream, 29);
        assertThatThrownBy(() -> read(stream, 1)).hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void the_rate_may_rise_while_a_body_arrives() throws IOException {
        PacedStream stream = new PacedStream(
                chunks(2_000), () -> seconds <= 60 ? 1_000 : 8_000, window(), Duration.ofHours(1), this::now);

        for (int i = 0; i < 89; i++) {
            read(stream, 1);
        }
        assertThatThrownBy(() -> read(stream, 1)).hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void a_body_has_an_end_however_well_it_arrives() throws IOException {
        PacedStream stream = stream(1_000, Duration.ofSeconds(50), 1_000_000);

        for (int i = 0; i < 50; i++) {
            read(stream, 1);
        }
        assertThatThrownBy(() -> read(stream, 1)).hasCauseInstanceOf(TimeoutException.class);
    }

    private PacedStream stream(int leastRate, Duration longest, int... chunks) {
        IntSupplier rate = () -> leastRate;
        return new PacedStream(chunks(chunks), rate, window(), longest, this::now);
    }

    private long now() {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    private static Duration window() {
        return Duration.ofSeconds(30);
    }

    /** The next chunk, after so many seconds. */
    private void read(PacedStream stream, int after) throws IOException {
        seconds += after;
        stream.read(new byte[10_000_000], 0, 10_000_000);
    }

    /** Brings chunks of these sizes, the last again and again. */
    private static InputStream chunks(int... sizes) {
        return new InputStream() {
            private int next;

            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                return sizes[Math.min(next++, sizes.length - 1)];
            }
        };
    }
}
