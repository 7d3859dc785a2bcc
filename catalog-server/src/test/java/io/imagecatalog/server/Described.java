package io.imagecatalog.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Something in a description, found by its name through references.
 *
 * @param pointer where it is, as RFC 6901 has it
 */
record Described(JsonNode document, String pointer) {

    JsonNode json() {
        return document.at(pointer);
    }

    boolean exists() {
        return !json().isMissingNode();
    }

    /** What lies in it by that name, or where that refers to. */
    Described at(String name) {
        Described child = schema(name);
        JsonNode reference = child.json().path("$ref");
        return reference.isTextual()
                ? new Described(document, reference.asText().substring(1))
                : child;
    }

    /** A schema that lies in it: what stands beside its reference counts too. */
    Described schema(String name) {
        return new Described(document, pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
    }

    Stream<String> names() {
        Iterable<String> names = json()::fieldNames;
        return StreamSupport.stream(names.spliterator(), false);
    }

    /** The members of a list. */
    Stream<Described> items(String name) {
        Described list = at(name);
        return Stream.iterate(0, i -> i < list.json().size(), i -> i + 1).map(i -> list.at(Integer.toString(i)));
    }
}
