package io.imagecatalog.server.http;

import io.imagecatalog.server.access.Admission;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Optional;

/**
 * How a catalog is to be answered for.
 *
 * @param admission whether callers are asked for keys
 * @param addresses where those who get pictures are sent, if the server is not to send the bytes itself
 * @param checks of the parts that it needs
 * @param metrics of this process, to be handed out; its own are added
 * @param host name or address to listen on
 * @param port 0 for any that is free
 * @param maxUploadBytes of the largest file that is taken in
 */
public record HttpOptions(
        Admission admission,
        Optional<SignedAddresses> addresses,
        List<HealthCheck> checks,
        PrometheusMeterRegistry metrics,
        String host,
        int port,
        long maxUploadBytes) {
    public HttpOptions {
        checks = List.copyOf(checks);
    }
}
