package io.imagecatalog.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request and what it was answered. */
final class Exchange {
    private static final Pattern FORM_PART =
            Pattern.compile("\\r\\nContent-Disposition: form-data; name=\"(\\w+)\"(; filename=\")?.*\\r\\n");

    private static final String END_OF_HEADERS = "\r\n\r\n";

    private final byte[] requestBody;
    private final Answer answer;

    Exchange(byte[] requestBody, Answer answer) {
        this.requestBody = requestBody;
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }

    String method() {
        return answer.response().request().method();
    }

    private URI uri() {
        return answer.response().request().uri();
    }

    /** Without a slash at its end. */
    String path() {
        String path = uri().getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    Optional<String> requestHeader(String name) {
        return answer.response().request().headers().firstValue(name);
    }

    Optional<String> header(String name) {
        return answer.response().headers().firstValue(name);
    }

    /** Without its parameters; empty if there is none. */
    String mediaType() {
        return withoutParameters(answer.header("Content-Type"));
    }

    String requestMediaType() {
        return withoutParameters(requestHeader("Content-Type").orElse(""));
    }

    /** Of a name that comes twice, the first counts. */
    Map<String, String> query() {
        Map<String, String> query = new TreeMap<>();
        if (uri().getRawQuery() != null) {
            for (String pair : uri().getRawQuery().split("&", -1)) {
                String[] parts = pair.split("=", 2);
                query.putIfAbsent(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
            }
        }
        return query;
    }

    /** The fields of the form that was sent, files without their content; none of a form that browsers would not write. */
    ObjectNode form() {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        String body = new String(requestBody, StandardCharsets.ISO_8859_1);
        Matcher part = FORM_PART.matcher(body);
        while (part.find()) {
            form.put(part.group(1), part.group(2) == null ? value(body, part.end() - 2) : "");
        }
        return form;
    }

    private static String value(String body, int from) {
        int start = body.indexOf(END_OF_HEADERS, from) + END_OF_HEADERS.length();
        return body.substring(start, body.indexOf("\r\n--", start));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String withoutParameters(String contentType) {
        return contentType.replaceFirst(";.*", "").strip();
    }

    @Override
    public String toString() {
        return method() + " " + uri() + " answered " + answer.status();
    }
}
