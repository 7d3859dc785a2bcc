package io.imagecatalog.server.http;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Tells a browser under which name to save a file, as RFC 6266 writes it; no name can break out of the header. */
record ContentDisposition(String filename) {
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";

    String inline() {
        return "inline; filename=\"" + ascii() + "\"; filename*=UTF-8''" + percentEncoded();
    }

    private String ascii() {
        StringBuilder text = new StringBuilder();
        filename.codePoints().forEach(c -> text.appendCodePoint(isPlain(c) || c == ' ' ? c : '_'));
        return text.toString();
    }

    private String percentEncoded() {
        StringBuilder text = new StringBuilder();
        for (byte b : filename.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(b)) {
                text.append((char) b);
            } else {
                text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return text.toString();
    }

    private static boolean isPlain(int character) {
        return PLAIN.indexOf(character) >= 0;
    }
}
