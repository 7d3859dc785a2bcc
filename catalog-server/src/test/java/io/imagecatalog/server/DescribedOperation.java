package io.imagecatalog.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One method of one path, as it is described. */
public final class DescribedOperation {
    private final String path;
    private final String method;
    private final Pattern form;
    private final Described item;
    private final Described operation;
    private final DescribedSchemas schemas;

    DescribedOperation(String path, String method, Described item, DescribedSchemas schemas) {
        this.path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        this.method = method.toUpperCase(Locale.ROOT);
        this.form = Pattern.compile(this.path.replaceAll("\\{(\\w+)}", "(?<$1>[^/]+)"));
        this.item = item;
        this.operation = item.at(method);
        this.schemas = schemas;
    }

    public String id() {
        return operation.json().get("operationId").asText();
    }

    public String path() {
        return path;
    }

    /** What the server answers to where it answers to this. */
    public List<String> methods() {
        return method.equals("GET") ? List.of("GET", "HEAD") : List.of(method);
    }

    public Stream<String> statuses() {
        return operation.at("responses").names();
    }

    Stream<String> wrongExamples() {
        Described responses = operation.at("responses");
        return responses
                .names()
                .map(status -> responses.at(status).at("content"))
                .flatMap(content -> content.names()
                        .map(content::at)
                        .flatMap(body -> examples(body)
                                .flatMap(example ->
                                        schemas.differences(body.schema("schema"), example.json()).stream())));
    }

    private static Stream<Described> examples(Described body) {
        Described several = body.at("examples");
        return Stream.concat(
                Stream.of(body.at("example")).filter(Described::exists),
                several.names().map(name -> several.at(name).at("value")));
    }

    long placeholders() {
        return path.chars().filter(c -> c == '{').count();
    }

    boolean isAt(String asked) {
        return form.matcher(asked).matches();
    }

    List<String> differences(Exchange exchange) {
        int status = exchange.answer().status();
        Described response = operation.at("responses").at(Integer.toString(status));
        if (!response.exists()) {
            return List.of(id() + " is not described to answer " + status + ": "
                    + exchange.answer().text());
        }
        List<String> differences = new ArrayList<>();
        headers(response, exchange, differences);
        body(response, exchange, differences);
        if (status < 400) {
            request(exchange, differences);
        }
        return differences;
    }

    private void headers(Described response, Exchange exchange, List<String> differences) {
        Described headers = response.at("headers");
        headers.names().forEach(name -> {
            Described header = headers.at(name);
            Optional<String> value = exchange.header(name);
            value.ifPresent(text -> differences.addAll(schemas.differences(header.schema("schema"), text)));
            if (value.isEmpty() && header.json().path("required").asBoolean()) {
                differences.add("The header " + name + " is missing");
            }
        });
    }

    private void body(Described response, Exchange exchange, List<String> differences) {
        Described content = response.at("content");
        String mediaType = exchange.mediaType();
        boolean hasBody = exchange.answer().bytes().length > 0;
        if (!content.exists()) {
            if (hasBody || !mediaType.isEmpty()) {
                differences.add("A body of type '" + mediaType + "' where none is described");
            }
        } else if (content.names().noneMatch(mediaType::equals)) {
            differences.add("The type '" + mediaType + "' is not described");
        } else if (exchange.method().equals("HEAD") == hasBody) {
            differences.add("HEAD alone has no body");
        } else if (hasBody
                && mediaType.endsWith("json")
                && content.at(mediaType).json().has("schema")) {
            differences.addAll(schemas.differences(
                    content.at(mediaType).schema("schema"), exchange.answer().json()));
        }
    }

    /** What is accepted must be as described. */
    private void request(Exchange exchange, List<String> differences) {
        Matcher names = form.matcher(exchange.path());
        if (!names.matches()) {
            throw new IllegalArgumentException(exchange + " is not at " + path);
        }
        parameters("path").forEach(parameter -> check(parameter, decoded(names.group(name(parameter))), differences));
        parameters("header")
                .forEach(parameter ->
                        exchange.requestHeader(name(parameter)).ifPresent(text -> check(parameter, text, differences)));
        exchange.query()
                .forEach((name, text) -> parameters("query")
                        .filter(parameter -> name(parameter).equals(name))
                        .findFirst()
                        .ifPresentOrElse(
                                parameter -> check(parameter, text, differences),
                                () -> differences.add("The parameter " + name + " is not described")));
        form(exchange, differences);
    }

    private void form(Exchange exchange, List<String> differences) {
        Described body = operation.at("requestBody");
        if (!body.exists()) {
            return;
        }
        Described form = body.at("content").at(exchange.requestMediaType());
        if (!form.exists()) {
            differences.add("A request's type '" + exchange.requestMediaType() + "' is not described");
            return;
        }
        ObjectNode sent = exchange.form();
        if (!sent.isEmpty()) {
            differences.addAll(schemas.differences(form.schema("schema"), described(form, sent)));
        }
    }

    /** The server lets fields be that it does not know, as browsers send what a page tells them to. */
    private static JsonNode described(Described form, ObjectNode sent) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        form.schema("schema")
                .at("properties")
                .names()
                .filter(sent::has)
                .forEach(name -> fields.set(name, sent.get(name)));
        return fields;
    }

    private Stream<Described> parameters(String place) {
        return Stream.concat(item.items("parameters"), operation.items("parameters"))
                .filter(parameter -> parameter.json().get("in").asText().equals(place));
    }

    private void check(Described parameter, String text, List<String> differences) {
        schemas.differences(parameter.schema("schema"), text)
                .forEach(difference -> differences.add(name(parameter) + ": " + difference));
    }

    private static String name(Described parameter) {
        return parameter.json().get("name").asText();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
