package io.imagecatalog.server.runtime;

import io.imagecatalog.server.access.Admission;
import io.imagecatalog.server.access.Admission.ByKey;
import io.imagecatalog.server.access.Admission.OfEverybody;
import io.imagecatalog.server.settings.InvalidSettingException;
import io.imagecatalog.server.settings.ServerSettings;
import io.imagecatalog.server.settings.Setting;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who can reach the server, and may then do what.
 *
 * @param network whether others than this machine can
 */
record Exposure(Admission admission, boolean network) {
    private static final Logger LOG = LoggerFactory.getLogger(Exposure.class);

    /** @throws InvalidSettingException if everybody may do everything and nobody said that this is meant */
    static Exposure of(ServerSettings settings) {
        boolean network = !isLoopback(settings.host());
        if (network && settings.admission() instanceof OfEverybody everybody && !everybody.onPurpose()) {
            throw new InvalidSettingException(
                    Setting.HOST,
                    "must be an address of this machine alone, such as 127.0.0.1, without CATALOG_API_KEYS_FILE; with"
                            + " CATALOG_API_KEYS_FILE=none whoever connects may do everything");
        }
        return new Exposure(settings.admission(), network);
    }

    void announce() {
        if (admission instanceof ByKey byKey) {
            LOG.info(
                    "Callers need an API key, of which there are {}",
                    byKey.keys().get().size());
        } else if (network) {
            LOG.warn("Without API keys, whoever connects may do everything");
        } else {
            LOG.info("Without API keys, it listens to this machine alone");
        }
    }

    /** A name that is not known is told when it is listened to. */
    private static boolean isLoopback(String host) {
        try {
            return Stream.of(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            return true;
        }
    }
}
