package io.imagecatalog.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What {@code openapi.json} says the server does, and whether an answer is as it says. Thread-safe. */
public final class ApiDescription {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** Its schemas are compiled once for all tests. */
    public static final ApiDescription OF_THE_SERVER = new ApiDescription();

    private final JsonNode document;
    private final List<DescribedOperation> operations = new ArrayList<>();
    private final DescribedSchemas schemas;

    private ApiDescription() {
        document = read();
        schemas = new DescribedSchemas(document);
        Described paths = new Described(document, "/paths");
        paths.names()
                .forEach(path -> paths.at(path)
                        .names()
                        .filter(METHODS::contains)
                        .forEach(method ->
                                operations.add(new DescribedOperation(path, method, paths.at(path), schemas))));
        // The more of a path is fixed, the sooner it is the one that is meant, as with the server.
        operations.sort(Comparator.comparing(DescribedOperation::placeholders));
    }

    public JsonNode document() {
        return document;
    }

    public List<DescribedOperation> operations() {
        return List.copyOf(operations);
    }

    /** What is wrong with the examples in it. */
    public Stream<String> wrongExamples() {
        Described named = new Described(document, "/components/schemas");
        Stream<String> ofSchemas = named.names()
                .map(named::at)
                .flatMap(schema -> schema.items("examples")
                        .flatMap(example -> schemas.differences(schema, example.json()).stream()));
        return Stream.concat(ofSchemas, operations.stream().flatMap(DescribedOperation::wrongExamples));
    }

    /** Fails if the answer, or a request that was accepted, is other than described. */
    void check(Exchange exchange) {
        assertThat(differences(exchange))
                .as(exchange + ", against openapi.json")
                .isEmpty();
    }

    List<String> differences(Exchange exchange) {
        List<DescribedOperation> here =
                operations.stream().filter(o -> o.isAt(exchange.path())).toList();
        if (here.isEmpty()) {
            return atNoAddress(exchange);
        }
        List<DescribedOperation> meant = here.stream()
                .filter(operation -> operation.path().equals(here.get(0).path()))
                .toList();
        return meant.stream()
                .filter(operation -> operation.methods().contains(exchange.method()))
                .findFirst()
                .map(operation -> operation.differences(exchange))
                .orElseGet(() -> byNoMethod(meant, exchange));
    }

    /** The console is for people, and so not described. */
    private static List<String> atNoAddress(Exchange exchange) {
        boolean console = exchange.path().isEmpty() || exchange.path().matches("/console/.*|/favicon.ico");
        boolean refused = Set.of(400, 404).contains(exchange.answer().status());
        return console || refused ? List.of() : List.of("The address is not described");
    }

    private static List<String> byNoMethod(List<DescribedOperation> meant, Exchange exchange) {
        Set<String> methods = new TreeSet<>();
        meant.forEach(operation -> methods.addAll(operation.methods()));
        Set<String> allowed =
                new TreeSet<>(List.of(exchange.answer().header("Allow").split(", ")));
        boolean refused = exchange.answer().status() == 405 && allowed.equals(methods);
        return refused ? List.of() : List.of("The address is described for " + methods + " alone");
    }

    private static JsonNode read() {
        try (InputStream in = ApiDescription.class.getResourceAsStream("openapi.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
