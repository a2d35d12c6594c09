package org.finmesh.platform.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.finmesh.platform.contract.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is exported is parsed by dbt itself, as every team of a domain has it. */
class DbtInterchangeTest {

    @TempDir
    Path project;

    private static SourceFile contractOf(String dbt) {
        return new SourceFile(
                "c.odcs.yaml", Contracts.imported(ImportFormat.DBT, dbt).text());
    }

    /** The manifest that dbt makes of a project with this file and a model for each name. */
    private JsonNode parsed(String yaml, List<String> models) throws IOException, InterruptedException {
        Files.writeString(project.resolve("dbt_project.yml"), """
                name: shop
                version: "1.0"
                profile: shop
                model-paths: [models]
                """);
        Files.writeString(project.resolve("profiles.yml"), """
                shop:
                  target: dev
                  outputs:
                    dev: {type: postgres, host: localhost, port: 1, user: nobody, password: none, dbname: shop, schema: sales}
                """);
        Files.createDirectories(project.resolve("models"));
        Files.createDirectories(project.resolve("macros"));
        Files.writeString(project.resolve("models/schema.yml"), yaml);
        for (var model : models) {
            Files.writeString(project.resolve("models/" + model + ".sql"), "select 1 as one");
        }
        var log = project.resolve("dbt.log");
        var process = new ProcessBuilder(
                        PythonDbt.program().toString(),
                        "--no-send-anonymous-usage-stats",
                        "parse",
                        "--no-partial-parse",
                        "--profiles-dir",
                        ".",
                        "--warn-error")
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        process.environment().put("DBT_SEND_ANONYMOUS_USAGE_STATS", "false");
        assertThat(process.start().waitFor()).as(Files.readString(log)).isZero();
        return JsonMapper.shared().readTree(Files.readString(project.resolve("target/manifest.json")));
    }

    /** Without the rule that calls a package's test: the project here has no packages. */
    private static SourceFile contract() {
        var document = (ObjectNode) Contracts.tree(Contracts.rich().text());
        var rules = (tools.jackson.databind.node.ArrayNode)
                document.path("schema").get(1).path("quality");
        rules.remove(rules.size() - 1);
        return Contracts.contract(document);
    }

    private static long count(JsonNode manifest, String test) {
        return manifest.path("nodes")
                .valueStream()
                .filter(node ->
                        test.equals(node.path("test_metadata").path("name").asString("")))
                .count();
    }

    @Test
    void dbtParsesTheSources() throws IOException, InterruptedException {
        var manifest =
                parsed(Contracts.export(ExportFormat.DBT_SOURCES, contract()).text(), List.of());
        assertThat(manifest.path("sources").size()).isEqualTo(2);
        assertThat(count(manifest, "not_null")).isEqualTo(5);
        assertThat(count(manifest, "relationships")).isEqualTo(1);
        var orders = manifest.path("sources").path("source.shop.shop_orders.orders");
        assertThat(orders.path("description").asString(""))
                .contains("{{ braces }}")
                .contains("back\\slash");
        assertThat(orders.path("schema").asString("")).isEqualTo("sales");
    }

    @Test
    void dbtParsesTheModels() throws IOException, InterruptedException {
        var manifest =
                parsed(Contracts.export(ExportFormat.DBT_MODELS, contract()).text(), List.of("customers", "orders"));
        assertThat(count(manifest, "unique")).isEqualTo(1);
        assertThat(count(manifest, "accepted_values")).isEqualTo(1);
        var orders = manifest.path("nodes").path("model.shop.orders");
        assertThat(orders.path("columns").path("amount").path("data_type").asString(""))
                .isEqualTo("numeric(18,2)");
        assertThat(orders.path("columns")
                        .path("address")
                        .path("config")
                        .path("meta")
                        .path("odcs")
                        .path("properties")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void aContractIsNotRunByDbt() throws IOException, InterruptedException {
        var contract = (ObjectNode) Contracts.tree(contract().text());
        var object = (ObjectNode) contract.path("schema").get(0);
        var hostile = "{{ env_var('HOME') }} {% raw %} {# gone #} {{{ 1 }}}";
        object.put("description", hostile).put("businessName", hostile);
        ((ObjectNode) object.path("properties").get(1))
                .put("description", hostile)
                .put("classification", hostile);
        var yaml = Contracts.export(ExportFormat.DBT_MODELS, Contracts.contract(contract))
                .text();
        var manifest = parsed(yaml, List.of("customers", "orders"));
        var model = manifest.path("nodes").path("model.shop.customers");
        assertThat(model.path("description").asString("")).isEqualTo(hostile);
        assertThat(model.path("config")
                        .path("meta")
                        .path("odcs")
                        .path("businessName")
                        .asString(""))
                .isEqualTo(hostile);
        var back = Contracts.object(Contracts.tree(contractOf(yaml).text()));
        assertThat(back.path("description").asString("")).isEqualTo(hostile);
        assertThat(Contracts.property(back, "email").path("classification").asString(""))
                .isEqualTo(hostile);
    }

    @ParameterizedTest
    @EnumSource(names = {"DBT_SOURCES", "DBT_MODELS"})
    void aContractsObjectsComeBackAsTheyWere(ExportFormat format) {
        var before = Contracts.tree(Contracts.rich().text());
        var after = Contracts.tree(
                contractOf(Contracts.export(format, Contracts.rich()).text()).text());
        assertThat(sorted(after.path("schema"))).isEqualTo(sorted(before.path("schema")));
    }

    @Test
    void asSourcesAContractComesBackWhole() {
        var carried = Contracts.export(ExportFormat.DBT_SOURCES, Contracts.rich());
        assertThat(carried.notes()).isEmpty();
        var back = Import.of(ImportFormat.DBT, new SourceFile("s.yml", carried.text()), ContractHead.STATED);
        assertThat(back.notes()).isEmpty();
        assertThat(sorted(Contracts.tree(back.text())))
                .isEqualTo(sorted(Contracts.tree(Contracts.rich().text())));
    }

    /** The order of custom properties and rules says nothing. */
    private static JsonNode sorted(JsonNode tree) {
        if (tree.isArray()) {
            var list = JsonMapper.shared().createArrayNode();
            tree.valueStream()
                    .map(DbtInterchangeTest::sorted)
                    .sorted(java.util.Comparator.comparing(JsonNode::toString))
                    .forEach(list::add);
            return list;
        }
        if (!tree.isObject()) {
            return tree;
        }
        var object = JsonMapper.shared().createObjectNode();
        tree.propertyStream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(entry -> object.set(entry.getKey(), sorted(entry.getValue())));
        return object;
    }

    @Test
    void aTeamsModelsBecomeAContract() {
        var carried = Contracts.imported(
                ImportFormat.DBT, Contracts.resource("models.yml").text());
        var contract = Contracts.tree(carried.text());
        assertThat(contract.path("schema").size()).isEqualTo(3);
        var orders = Contracts.object(contract);
        var id = Contracts.property(orders, "order_id");
        assertThat(id.path("required").asBoolean(false)).isTrue();
        assertThat(id.path("primaryKey").asBoolean(false)).isTrue();
        var status = Contracts.property(orders, "status");
        assertThat(Contracts.custom(status, "enum").toString()).isEqualTo("[\"placed\",\"shipped\"]");
        assertThat(status.path("quality")
                        .get(0)
                        .path("implementation")
                        .path("not_null")
                        .path("config")
                        .path("severity")
                        .asString(""))
                .isEqualTo("warn");
        assertThat(Contracts.custom(status, "contains_pii").asString("")).isEqualTo("false");
        assertThat(Contracts.property(orders, "customer_id")
                        .path("relationships")
                        .get(0)
                        .path("to")
                        .asString(""))
                .isEqualTo("customers.customer_id");
        assertThat(orders.path("quality").size()).isEqualTo(2);
        assertThat(orders.path("tags").get(0).asString("")).isEqualTo("nightly");
        assertThat(Contracts.custom(orders, "owner").asString("")).isEqualTo("sales");
        assertThat(contract.path("servers").get(0).path("schema").asString("")).isEqualTo("raw");
        assertThat(Contracts.paths(carried)).contains("models.orders.config.materialized", "models.orders.access");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version: 2",
                "models: []",
                "models:\n- description: no name",
                "sources:\n- name: s\n  tables: []"
            })
    void whatDescribesNothingIsRefused(String text) {
        assertThatThrownBy(() -> Contracts.imported(ImportFormat.DBT, text)).isInstanceOf(InterchangeException.class);
    }
}
