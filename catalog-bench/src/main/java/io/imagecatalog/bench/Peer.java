package io.imagecatalog.bench;

import java.io.IOException;
import java.util.List;

/** A library that can do the whole job: the three standard renditions of a picture, as JPEG of quality 85. */
@FunctionalInterface
interface Peer {
    List<byte[]> render(byte[] picture) throws IOException;
}
