package io.imagecatalog.bench;

import io.imagecatalog.codec.jpeg.JpegEncoder;
import io.imagecatalog.codec.jpeg.JpegPlanes;
import io.imagecatalog.codec.jpeg.JpegScale;
import java.io.IOException;

/** What is done to one file over and over, by one thread at a time. */
@FunctionalInterface
interface Work {

    /** Does it once, and returns how many bytes came of it. */
    long run() throws IOException;

    /** Decoding by our codec, encoding by it, or the whole job by one of the {@link Peers}. */
    static Work named(String name, byte[] file) {
        return switch (name) {
            case "decode-whole" -> new Decoding(file, JpegScale.WHOLE);
            case "decode-half" -> new Decoding(file, JpegScale.HALF);
            case "decode-eighth" -> new Decoding(file, JpegScale.EIGHTH);
            case "encode" -> encoding(file);
            default -> rendering(Peers.named(name), file);
        };
    }

    private static Work encoding(byte[] file) {
        JpegPlanes planes = ScaledPhoto.of(file);
        JpegEncoder encoder = JpegEncoder.ofQuality(85);
        return () -> encoder.encode(planes).length;
    }

    private static Work rendering(Peer peer, byte[] file) {
        return () -> peer.render(file).stream()
                .mapToLong(rendition -> rendition.length)
                .sum();
    }
}
