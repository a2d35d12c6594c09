package org.finmesh.platform.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.finmesh.platform.contract.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Soda itself is not here: its licence is none that we take. What the language allows is held by its documented keys. */
class SodaInterchangeTest {

    private static String soda(SourceFile contract, String object) {
        return Export.of(ExportFormat.SODA, contract, object).text();
    }

    private static SourceFile contractOf(String soda) {
        return new SourceFile(
                "c.odcs.yaml", Contracts.imported(ImportFormat.SODA, soda).text());
    }

    @Test
    void aVersionFourContractBecomesOneOfOurs() {
        var carried = Contracts.imported(
                ImportFormat.SODA, Contracts.resource("soda-4.yml").text());
        var contract = Contracts.tree(carried.text());
        var object = Contracts.object(contract);
        assertThat(contract.path("servers").get(0).path("schema").asString("")).isEqualTo("public");
        assertThat(object.path("name").asString("")).isEqualTo("orders");
        var id = Contracts.property(object, "id");
        assertThat(id.path("required").asBoolean(false)).isTrue();
        assertThat(id.path("unique").asBoolean(false)).isTrue();
        var size = Contracts.property(object, "size");
        assertThat(Contracts.custom(size, "enum").size()).isEqualTo(3);
        assertThat(size.path("quality").get(0).path("metric").asString("")).isEqualTo("nullValues");
        assertThat(size.path("quality").get(0).path("unit").asString("")).isEqualTo("percent");
        assertThat(size.path("quality").get(0).path("mustBeLessThan").intValue())
                .isEqualTo(10);
        var amount = Contracts.property(object, "amount");
        assertThat(amount.path("logicalTypeOptions").path("minimum").intValue()).isZero();
        assertThat(amount.path("quality").get(0).path("engine").asString("")).isEqualTo("soda");
        assertThat(contract.path("slaProperties").get(0).path("value").intValue())
                .isEqualTo(24);
        assertThat(carried.notes().stream().map(Note::path)).contains("filter", "variables.country.default");
    }

    @Test
    void aVersionThreeContractBecomesOneOfOurs() {
        var carried = Contracts.imported(
                ImportFormat.SODA, Contracts.resource("soda-3.yml").text());
        var contract = Contracts.tree(carried.text());
        var object = Contracts.object(contract);
        var name = Contracts.property(object, "last_name");
        assertThat(name.path("required").asBoolean(false)).isTrue();
        assertThat(name.path("unique").asBoolean(false)).isTrue();
        assertThat(name.path("logicalTypeOptions").path("pattern").asString("")).isEqualTo("[A-Z].*");
        var children = Contracts.property(object, "children").path("quality");
        assertThat(children.get(0).path("implementation").path("type").asString(""))
                .isEqualTo("avg");
        assertThat(children.get(1).path("metric").asString("")).isEqualTo("missingValues");
        assertThat(children.get(1).path("mustBeLessOrEqualTo").intValue()).isEqualTo(5);
        assertThat(object.path("quality").get(0).path("mustBeGreaterThan").intValue())
                .isZero();
        assertThat(object.path("quality")
                        .get(1)
                        .path("arguments")
                        .path("properties")
                        .size())
                .isEqualTo(2);
        assertThat(contract.path("slaProperties").get(0).path("unit").asString(""))
                .isEqualTo("h");
        assertThat(contract.path("team").path("members").get(0).path("username").asString(""))
                .isEqualTo("owner@example.com");
    }

    @Test
    void whatWasImportedIsExportedAsTheSameChecks() {
        var given = Contracts.tree(Contracts.resource("soda-4.yml").text());
        var back =
                Contracts.tree(soda(contractOf(Contracts.resource("soda-4.yml").text()), null));
        assertThat(back.path("dataset")).isEqualTo(given.path("dataset"));
        for (var column : given.path("columns")) {
            var other = back.path("columns")
                    .valueStream()
                    .filter(each -> each.path("name").equals(column.path("name")))
                    .findFirst()
                    .orElseThrow();
            assertThat(kinds(other)).containsExactlyInAnyOrderElementsOf(kinds(column));
        }
        assertThat(kinds(back)).containsExactlyInAnyOrderElementsOf(kinds(given));
    }

    private static List<String> kinds(JsonNode described) {
        return described
                .path("checks")
                .valueStream()
                .map(check -> check.propertyNames().iterator().next())
                .toList();
    }

    @Test
    void whatSodaCarriesOfAContractComesBack() {
        for (var name : List.of("customers", "orders")) {
            var before = Contracts.tree(Contracts.rich().text())
                    .path("schema")
                    .valueStream()
                    .filter(object -> name.equals(object.path("name").asString("")))
                    .findFirst()
                    .orElseThrow();
            var after = Contracts.object(
                    Contracts.tree(contractOf(soda(Contracts.rich(), name)).text()));
            assertThat(after.path("description")).isEqualTo(before.path("description"));
            for (var property : before.path("properties")) {
                var column = property.path("name").asString();
                if (List.of("legacy", "amount", "labels", "parcels", "due").contains(column)) {
                    continue;
                }
                var back = Contracts.property(after, column);
                for (var key : List.of("description", "logicalType", "logicalTypeOptions", "required", "quality")) {
                    assertThat(back.path(key)).as(column + "." + key).isEqualTo(property.path(key));
                }
                assertThat(Contracts.custom(back, "enum")).isEqualTo(Contracts.custom(property, "enum"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type: library\nmetric: nullValues\nmustBe: 0",
                "type: library\nmetric: nullValues\nmustBeLessOrEqualTo: 5\nunit: percent",
                "id: own_id\nname: a name\ntype: library\nmetric: missingValues\narguments: {missingValues: [\"\", n/a]}\nmustNotBe: 3",
                "type: library\nmetric: invalidValues\narguments: {validValues: [A, B], validMinLength: 1}\nmustBeGreaterThan: 2",
                "type: library\nmetric: duplicateValues\nmustBeBetween: [1, 5]",
                "type: library\nmetric: duplicateValues\nmustNotBeBetween: [1, 5]\nunit: rows",
                "name: sum\ntype: sql\nquery: SELECT sum(a) FROM t\nmustBeGreaterOrEqualTo: 10",
                "type: custom\nengine: soda\nimplementation: {aggregate: {function: avg, threshold: {must_be: 3}}}"
            })
    void aRuleComesBackAsItWas(String rule) {
        var contract = Contracts.withProperties("- name: f\n  logicalType: string\n  quality:\n    - id: x\n"
                .replace("- id: x\n", "-\n" + rule.indent(8)));
        var before = Contracts.property(Contracts.object(Contracts.tree(contract.text())), "f");
        var after = Contracts.property(
                Contracts.object(Contracts.tree(contractOf(soda(contract, null)).text())), "f");
        assertThat(after.path("quality").get(0))
                .isEqualTo(before.path("quality").get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: b", "dataset: x", "[1]", "dataset: x\ncolumns:\n- checks: []"})
    void whatIsNoSodaContractIsRefused(String text) {
        assertThatThrownBy(() -> Contracts.imported(ImportFormat.SODA, text)).isInstanceOf(InterchangeException.class);
    }
}
