package io.imagecatalog.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A multipart form, part by part. */
public final class Form {
    private static final String BOUNDARY = "----catalog-test-boundary";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public Form text(String name, String value) {
        return part("form-data; name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
    }

    public Form file(String filename, byte[] bytes) {
        return part("form-data; name=\"file\"; filename=\"" + filename + "\"", bytes);
    }

    public Form part(String disposition, byte[] bytes) {
        write("--" + BOUNDARY + "\r\nContent-Disposition: " + disposition + "\r\n\r\n");
        out.writeBytes(bytes);
        write("\r\n");
        return this;
    }

    public String contentType() {
        return "multipart/form-data; boundary=" + boundary();
    }

    public String boundary() {
        return BOUNDARY;
    }

    /** All parts and the end. */
    public byte[] bytes() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(torn());
        whole.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return whole.toByteArray();
    }

    /** The parts, but not the end. */
    public byte[] torn() {
        return out.toByteArray();
    }

    private void write(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
