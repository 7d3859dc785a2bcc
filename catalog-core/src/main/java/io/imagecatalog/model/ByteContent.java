package io.imagecatalog.model;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

final class ByteContent implements Content {
    private final byte[] bytes;

    ByteContent(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public byte[] readAllBytes() {
        return bytes.clone();
    }
}
