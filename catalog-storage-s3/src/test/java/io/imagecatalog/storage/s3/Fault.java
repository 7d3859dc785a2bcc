package io.imagecatalog.storage.s3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Locale;

/** What is done to one request on its way to the store. */
@FunctionalInterface
interface Fault {
    /** Everything that is to be done with the request; the connection is closed afterwards. */
    void happen(Request request) throws IOException;

    /** Sends it on, and the answer back. */
    static Fault none() {
        return request -> request.forward(Long.MAX_VALUE);
    }

    /** Answers in the store's place. */
    static Fault answer(int status, String code) {
        return request -> {
            request.readBody();
            request.answer(status, "<Error><Code>" + code + "</Code><Message>Secret words</Message></Error>");
        };
    }

    /** Closes the connection, as a store does with one that has been idle for long. */
    static Fault close() {
        return request -> {};
    }

    /** Never answers. */
    static Fault hang() {
        return request -> request.awaitEnd();
    }

    /** Breaks the answer off after so many bytes, its head included. */
    static Fault tear(long after) {
        return request -> request.forward(after);
    }

    /** Sends so many bytes of the answer and no more, but keeps the connection. */
    static Fault stall(long after) {
        return request -> {
            request.forward(after);
            request.awaitEnd();
        };
    }

    /** A request whose head was read from its connection. */
    record Request(Socket client, String head, Socket store) {
        private static final int BLOCK = 8192;

        String line() {
            return head.substring(0, head.indexOf('\r'));
        }

        void readBody() throws IOException {
            if (has("expect: 100-continue")) {
                client.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(ISO_8859_1));
            }
            client.getInputStream().skipNBytes(length());
        }

        void answer(int status, String body) throws IOException {
            String text = "HTTP/1.1 " + status + " Fault\r\nConnection: close\r\nContent-Length: " + body.length()
                    + "\r\n\r\n" + (line().startsWith("HEAD") ? "" : body);
            client.getOutputStream().write(text.getBytes(ISO_8859_1));
        }

        void awaitEnd() throws IOException {
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        }

        /** One request a connection, so that none slips by on one that is already open. */
        void forward(long limit) throws IOException {
            String once =
                    head.replaceFirst("\r\n", "\r\nConnection: close\r\n").replace("\r\nConnection: keep-alive", "");
            store.getOutputStream().write(once.getBytes(ISO_8859_1));
            Thread body = new Thread(this::forwardBody);
            body.start();
            InputStream answer = store.getInputStream();
            byte[] block = new byte[BLOCK];
            long left = limit;
            int read;
            while (left > 0 && (read = answer.read(block, 0, (int) Math.min(left, BLOCK))) >= 0) {
                client.getOutputStream().write(block, 0, read);
                left -= read;
            }
        }

        private void forwardBody() {
            try {
                client.getInputStream().transferTo(store.getOutputStream());
            } catch (IOException ended) {
                // The other direction notices too.
            }
        }

        private boolean has(String header) {
            return head.toLowerCase(Locale.ROOT).contains(header);
        }

        private long length() {
            return head.lines()
                    .filter(header -> header.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                    .mapToLong(header -> Long.parseLong(
                            header.substring(header.indexOf(':') + 1).strip()))
                    .findFirst()
                    .orElse(0);
        }
    }
}
