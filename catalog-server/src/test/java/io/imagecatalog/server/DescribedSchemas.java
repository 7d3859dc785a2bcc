package io.imagecatalog.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The schemas of a description, each compiled once. An object may have no other fields than described: the description itself
 * leaves that open, since clients have to put up with new ones.
 */
final class DescribedSchemas {
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private final JsonNode definitions;
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    DescribedSchemas(JsonNode document) {
        definitions = closed(document.at("/components/schemas"));
    }

    /** What is wrong with a value. */
    List<String> differences(Described schema, JsonNode value) {
        return compiled.computeIfAbsent(schema.pointer(), pointer -> compile(schema)).validate(value).stream()
                .map(Object::toString)
                .toList();
    }

    /** What is wrong with a value that is sent as text. */
    List<String> differences(Described schema, String text) {
        return differences(schema, value(type(schema), text));
    }

    private Schema compile(Described schema) {
        ObjectNode root = closed(schema.json());
        root.set("$defs", definitions);
        return registry.getSchema(root);
    }

    private static String type(Described schema) {
        JsonNode reference = schema.json().path("$ref");
        return reference.isTextual()
                ? type(new Described(schema.document(), reference.asText().substring(1)))
                : schema.json().path("type").asText();
    }

    private static JsonNode value(String type, String text) {
        if (type.equals("integer") && text.matches("-?[0-9]{1,18}")) {
            return LongNode.valueOf(Long.parseLong(text));
        }
        String word = text.toLowerCase(Locale.ROOT);
        if (type.equals("boolean") && (word.equals("true") || word.equals("false"))) {
            return BooleanNode.valueOf(Boolean.parseBoolean(word));
        }
        return TextNode.valueOf(text);
    }

    private static ObjectNode closed(JsonNode schema) {
        ObjectNode copy = schema.deepCopy();
        copy.findParents("properties").forEach(DescribedSchemas::close);
        copy.findParents("$ref").forEach(DescribedSchemas::refer);
        return copy;
    }

    /** A schema of JSON Schema has its own under another name than a description. */
    private static void refer(JsonNode parent) {
        String reference = parent.get("$ref").asText();
        ((ObjectNode) parent).put("$ref", reference.replace("#/components/schemas/", "#/$defs/"));
    }

    private static void close(JsonNode parent) {
        if (parent instanceof ObjectNode object
                && object.path("type").asText().equals("object")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
    }
}
