package org.finmesh.platform.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.interchange.document.Nodes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** There and back again, for contracts that nobody thought of: any types, names and texts. */
class GeneratedRoundTripTest {

    private static final Map<String, List<String>> OPTIONS = Map.of(
            "string",
            List.of(
                    "{}",
                    "{\"minLength\":2}",
                    "{\"maxLength\":9,\"pattern\":\"[A-Z]{2}\\\\d*\"}",
                    "{\"format\":\"uuid\"}"),
            "integer",
            List.of(
                    "{}",
                    "{\"format\":\"i32\"}",
                    "{\"format\":\"i16\",\"minimum\":-5}",
                    "{\"minimum\":0,\"maximum\":12345678901}"),
            "number",
            List.of("{}", "{\"format\":\"f32\"}", "{\"format\":\"f64\",\"maximum\":0.5}", "{\"minimum\":-1.25}"),
            "timestamp",
            List.of("{}", "{\"timezone\":false}"),
            "boolean",
            List.of("{}"),
            "date",
            List.of("{}"),
            "time",
            List.of("{}"));

    private static SourceFile back(ImportFormat format, Carried there) {
        return new SourceFile(
                "c.odcs.yaml", Contracts.imported(format, there.text()).text());
    }

    private static List<JsonNode> properties(SourceFile contract) {
        return Contracts.object(Contracts.tree(contract.text()))
                .path("properties")
                .valueStream()
                .toList();
    }

    @Property(tries = 150)
    void throughSql(@ForAll("contracts") SourceFile contract) {
        assertThat(properties(back(ImportFormat.SQL, Contracts.export(ExportFormat.SQL, contract))))
                .isEqualTo(properties(contract));
    }

    @Property(tries = 150)
    void throughSoda(@ForAll("contracts") SourceFile contract) {
        assertThat(properties(back(ImportFormat.SODA, Contracts.export(ExportFormat.SODA, contract))))
                .isEqualTo(properties(contract));
    }

    @Property(tries = 150)
    void throughDbt(@ForAll("contracts") SourceFile contract) {
        for (var format : List.of(ExportFormat.DBT_MODELS, ExportFormat.DBT_SOURCES)) {
            assertThat(properties(back(ImportFormat.DBT, Contracts.export(format, contract))))
                    .usingElementComparator((left, right) -> left.equals(right) ? 0 : 1)
                    .isEqualTo(properties(contract));
        }
    }

    @Property(tries = 150)
    void throughAvroAndBackToAvro(@ForAll("contracts") SourceFile contract) {
        var avro = Contracts.export(ExportFormat.AVRO, contract).text();
        var again = Contracts.export(
                        ExportFormat.AVRO, back(ImportFormat.AVRO, Contracts.export(ExportFormat.AVRO, contract)))
                .text();
        assertThat(JsonMapper.shared().readTree(again))
                .isEqualTo(JsonMapper.shared().readTree(avro));
    }

    @Provide
    Arbitrary<SourceFile> contracts() {
        return fields().list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .uniqueElements(field -> field.path("name").asString())
                .map(fields -> {
                    var document = (ObjectNode)
                            Contracts.tree(Contracts.withProperties("[]").text());
                    ((ObjectNode) document.path("schema").get(0))
                            .putArray("properties")
                            .addAll(fields);
                    return Contracts.contract(document);
                });
    }

    private static Arbitrary<ObjectNode> fields() {
        var text = Arbitraries.strings()
                .withChars("ab _-'\"\\{}%;é€:#\n")
                .ofMinLength(1)
                .ofMaxLength(12);
        return Combinators.combine(
                        text.filter(name -> !name.isBlank()),
                        text,
                        Arbitraries.of(OPTIONS.keySet().stream().sorted().toList()),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(true, false))
                .as(GeneratedRoundTripTest::field);
    }

    private static ObjectNode field(String name, String description, String type, int option, boolean required) {
        var field =
                Nodes.object().put("name", name).put("description", description).put("logicalType", type);
        var options = OPTIONS.get(type);
        Nodes.put(field, "logicalTypeOptions", JsonMapper.shared().readTree(options.get(option % options.size())));
        if (required) {
            field.put("required", true);
        }
        return field;
    }
}
