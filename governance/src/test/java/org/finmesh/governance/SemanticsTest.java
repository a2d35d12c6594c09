package org.finmesh.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.finmesh.governance.Policy.Severity;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.contract.ProductId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class SemanticsTest {

    private static final Path CASES = Path.of("src/test/resources/semantics");
    private static final Semantics SEMANTICS = Rulebook.load(Path.of(".")).semantics();

    static List<Path> cases() throws IOException {
        try (var folders = Files.list(CASES)) {
            return folders.sorted().toList();
        }
    }

    /** {@code expected.txt}: the severity, the kind with its aspect, both sides; what follows is in the message. */
    @ParameterizedTest
    @MethodSource("cases")
    void eachMismatchIsFoundOnceAndNoneWhereAWayIsDeclared(Path folder) throws IOException {
        var found = SEMANTICS.findings(reader(folder), published(folder)::get);
        var expected = Files.readAllLines(folder.resolve("expected.txt"));
        assertThat(found).as(found.toString()).hasSameSizeAs(expected);
        for (var i = 0; i < expected.size(); i++) {
            var finding = found.get(i);
            assertThat(expected.get(i)).startsWith(line(finding));
            assertThat(finding.message())
                    .contains(expected.get(i).substring(line(finding).length()).strip());
        }
    }

    @Test
    void aFindingSaysBothDefinitionsAndEveryWayOut() throws IOException {
        var folder = CASES.resolve("same-name");
        var finding = SEMANTICS.findings(reader(folder), published(folder)::get).getFirst();
        assertThat(finding.left().definition()).contains("in euro");
        assertThat(finding.right())
                .isNotNull()
                .satisfies(other -> assertThat(other.definition()).contains("currency of the account"));
        assertThat(finding.waysOut())
                .anySatisfy(way -> assertThat(way)
                        .startsWith("convert through treasury.fx-rates.v1 (not published yet)")
                        .contains("date"))
                .anySatisfy(way -> assertThat(way).startsWith("map").contains("mappings"))
                .anySatisfy(
                        way -> assertThat(way)
                                .isEqualTo(
                                        "widen: propose to retail-banking, who owns 'account-amount', a definition that covers both"));
    }

    @Test
    void theProductsOfTheMeshPutNothingTogetherThatDoesNotMeanTheSame() throws IOException {
        var live = new HashMap<PortId, JsonNode>();
        var products =
                SampleProductsTest.products().stream().map(SemanticsTest::read).toList();
        products.forEach(
                product -> product.contracts().forEach(contract -> live.put(contract.port(), contract.document())));
        for (var product : products) {
            var found = SEMANTICS.findings(product, port -> Optional.ofNullable(live.get(port)));
            assertThat(found)
                    .filteredOn(finding -> finding.severity() == Severity.ERROR)
                    .as(product.id().toString())
                    .isEmpty();
        }
    }

    /** The folder's products, live. */
    private record Published(Map<PortId, JsonNode> contracts) {

        Optional<JsonNode> get(PortId port) {
            return Optional.ofNullable(contracts.get(port));
        }
    }

    private static Published published(Path folder) throws IOException {
        var contracts = new HashMap<PortId, JsonNode>();
        try (var products = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (var product : products) {
                if (!product.endsWith("reader")) {
                    read(product).contracts().forEach(contract -> contracts.put(contract.port(), contract.document()));
                }
            }
        }
        return new Published(contracts);
    }

    private static DataProduct reader(Path folder) {
        var reader = read(folder.resolve("reader"));
        assertThat(reader.id()).isEqualTo(ProductId.parse("treasury.reader"));
        return reader;
    }

    private static DataProduct read(Path folder) {
        try {
            return ProductFolder.at(folder).read();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String line(Finding finding) {
        return "%s %s%s %s%s"
                .formatted(
                        finding.severity(),
                        finding.kind(),
                        finding.aspect() == null ? "" : "/" + finding.aspect(),
                        finding.left(),
                        finding.right() == null ? "" : " " + finding.right());
    }
}
