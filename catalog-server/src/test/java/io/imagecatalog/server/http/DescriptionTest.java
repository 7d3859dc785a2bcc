package io.imagecatalog.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.imagecatalog.Catalog;
import io.imagecatalog.model.ColorSpace;
import io.imagecatalog.server.ApiDescription;
import io.imagecatalog.server.DescribedOperation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class DescriptionTest {
    private static final ApiDescription API = ApiDescription.OF_THE_SERVER;
    private static final JsonNode DOCUMENT = API.document();

    @Test
    void it_is_valid_openapi() throws IOException {
        assertThat(metaSchema().validate(DOCUMENT)).isEmpty();
    }

    @Test
    void every_address_is_described_and_no_other() throws IOException {
        try (Catalog catalog = Catalog.inMemory();
                HttpServer server = HttpServer.start(catalog, LocalOptions.of())) {
            assertThat(server.addresses().filter(DescriptionTest::isForPrograms))
                    .containsExactlyInAnyOrderElementsOf(API.operations().stream()
                            .flatMap(DescriptionTest::addresses)
                            .toList());
        }
    }

    @Test
    void it_has_the_version_of_the_program() {
        assertThat(DOCUMENT.at("/info/version").asText()).matches("\\d+\\.\\d+\\.\\d+(-\\w+)?");
    }

    @Test
    void every_reference_leads_somewhere_and_every_component_is_referred_to() {
        List<String> references = DOCUMENT.findValuesAsText("$ref");
        List<String> components = names(DOCUMENT.get("components"))
                .filter(kind -> !kind.equals("securitySchemes"))
                .flatMap(kind ->
                        names(DOCUMENT.at("/components/" + kind)).map(name -> "#/components/" + kind + "/" + name))
                .toList();

        assertThat(references)
                .allSatisfy(reference -> assertThat(
                                DOCUMENT.at(reference.substring(1)).isMissingNode())
                        .isFalse());
        assertThat(references).containsAll(components);
    }

    @Test
    void every_example_is_as_its_schema_says() {
        assertThat(API.wrongExamples()).isEmpty();
    }

    @Test
    void every_operation_has_a_name_of_its_own_and_a_tag_that_is_explained() {
        List<JsonNode> operations = DOCUMENT.get("paths").findParents("operationId");

        assertThat(operations)
                .extracting(operation -> operation.get("operationId").asText())
                .doesNotHaveDuplicates();
        assertThat(operations)
                .allSatisfy(operation -> assertThat(DOCUMENT.get("tags").findValuesAsText("name"))
                        .contains(operation.at("/tags/0").asText()));
    }

    @Test
    void colour_spaces_are_those_that_there_are() {
        assertThat(texts("/components/schemas/Asset/properties/color_space/enum"))
                .containsExactlyElementsOf(
                        Stream.of(ColorSpace.values()).map(ColorSpace::name).toList());
    }

    private static boolean isForPrograms(String address) {
        return !address.endsWith(" /") && !address.contains(" /console/") && !address.contains(" /favicon");
    }

    private static Stream<String> addresses(DescribedOperation operation) {
        return operation.methods().stream().map(method -> method + " " + operation.path());
    }

    private static Stream<String> names(JsonNode object) {
        Iterable<String> names = object::fieldNames;
        return StreamSupport.stream(names.spliterator(), false);
    }

    private static List<String> texts(String pointer) {
        return StreamSupport.stream(DOCUMENT.at(pointer).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** That of the OpenAPI Initiative, with schemas held to JSON Schema's own. */
    private static Schema metaSchema() throws IOException {
        String openapi = "https://spec.openapis.org/oas/3.1/schema";
        String both = "https://spec.openapis.org/oas/3.1/schema-base";
        String binding = """
                {"$id": "%s", "$schema": "https://json-schema.org/draft/2020-12/schema", "$ref": "%s",
                 "$defs": {"schema": {"$dynamicAnchor": "meta", "$ref": "https://json-schema.org/draft/2020-12/schema"}}}
                """.formatted(both, openapi);
        Map<String, String> schemas = Map.of(openapi, resource("openapi-3.1-schema.json"), both, binding);
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(schemas))
                .getSchema(SchemaLocation.of(both));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ApiDescription.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
