package org.finmesh.platform.contract.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.finmesh.platform.contract.ContractDiff;
import org.finmesh.platform.contract.Perspective;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.contract.YamlFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What other people's contracts have, of all versions of the standard: as data in {@code parts}. */
class PartsTest {

    private static final Path PARTS = Path.of("src/test/resources/parts");

    /** @param verdicts of a consumer, of a producer */
    record Part(String name, JsonNode before, JsonNode after, List<String> verdicts) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Part> contracts() throws IOException {
        return parts("contracts.yaml");
    }

    static Stream<Part> properties() throws IOException {
        return parts("properties.yaml")
                .map(part ->
                        new Part(part.name(), contractOf(part.before()), contractOf(part.after()), part.verdicts()));
    }

    private static Stream<Part> parts(String file) throws IOException {
        return YamlFile.read(SourceFile.read(PARTS.resolve(file)))
                .valueStream()
                .map(part -> new Part(
                        part.path("name").stringValue(),
                        part.path("before"),
                        part.path("after"),
                        Values.texts(part.path("verdicts"))));
    }

    private static JsonNode contractOf(JsonNode property) {
        var contract = JsonNodeFactory.instance.objectNode();
        var object = contract.putArray("schema").addObject().put("name", "things");
        object.putArray("properties").add(((ObjectNode) property.deepCopy()).put("name", "it"));
        return contract;
    }

    @ParameterizedTest
    @MethodSource({"contracts", "properties"})
    void bothViewsOnAPartThatChanged(Part part) {
        var consumer = ContractDiff.between(part.before(), part.after(), Perspective.CONSUMER);
        var producer = ContractDiff.between(part.before(), part.after(), Perspective.PRODUCER);

        assertThat(List.of(consumer.level().toString(), producer.level().toString()))
                .as("%s", consumer.changes())
                .isEqualTo(part.verdicts());
    }
}
