package io.imagecatalog.server.http;

import java.time.Duration;

/**
 * How much of the server clients may take up, and how slow they may be.
 *
 * @param uploads forms that are read at once, each with a thread
 * @param waiting forms that wait for one of those to end, each with a thread too
 * @param deliveries pictures and other files that are sent at once, each with a thread
 * @param connections that are open at once
 * @param patience how long a form waits before it is refused
 * @param headers how long a connection may take to bring the headers of its next request
 * @param window in which a body has to bring its least number of bytes a second, and what whoever takes a picture is
 *     granted beside its size
 * @param leastTaken bytes of a picture a second
 */
record ClientLimits(
        int uploads,
        int waiting,
        int deliveries,
        int connections,
        Duration patience,
        Duration headers,
        Duration window,
        int leastTaken) {
    /** What a body brings a second, or is given up: 20 times less than a bad mobile connection does. */
    static final int LEAST_RATE = 1024;
    /** What it brings a second while others wait for its place. */
    static final int LEAST_RATE_IN_A_CROWD = 8 * 1024;
    /** What the largest body has to bring a second on average. */
    static final int LEAST_RATE_OF_ALL = 16 * 1024;

    static ClientLimits standard() {
        return new ClientLimits(
                256, 16, 256, 2048, Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofSeconds(30), 4 * 1024);
    }

    /** The longest that a body of so many bytes may take to arrive. */
    Duration longestUpload(long bytes) {
        return window.plusSeconds(bytes / LEAST_RATE_OF_ALL);
    }

    /** The longest that a client may take for so many bytes. */
    Duration longestDelivery(long bytes) {
        return window.plusSeconds(bytes / leastTaken);
    }
}
