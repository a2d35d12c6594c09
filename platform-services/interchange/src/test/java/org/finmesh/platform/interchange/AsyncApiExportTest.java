package org.finmesh.platform.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.avro.Schema;
import org.finmesh.platform.contract.AvroSchema;
import org.finmesh.platform.contract.ContractFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Held by the keys that AsyncAPI 3.0.0 requires, by its references, and by Avro's parser. */
class AsyncApiExportTest {

    private static JsonNode document() {
        return Contracts.tree(
                Contracts.export(ExportFormat.ASYNCAPI, Contracts.rich()).text());
    }

    @Test
    void whatTheSpecificationRequiresIsThere() {
        var document = document();
        assertThat(document.path("asyncapi").asString("")).isEqualTo("3.0.0");
        assertThat(document.path("info").path("title").asString("")).isEqualTo("Orders of the shop");
        assertThat(document.path("info").path("version").asString("")).isEqualTo("2.3.1");
        assertThat(document.path("info").path("contact").path("email").asString(""))
                .isEqualTo("orders@example.com");
        var server = document.path("servers").path("bus");
        assertThat(server.path("host").asString("")).isEqualTo("kafka.example.com:9092");
        assertThat(server.path("protocol").asString("")).isEqualTo("kafka");
        document.path("operations")
                .forEach(operation ->
                        assertThat(operation.path("action").asString("")).isEqualTo("send"));
        assertThat(document.path("channels").path("orders").path("address").asString(""))
                .isEqualTo("sales.orders");
        assertThat(document.path("channels")
                        .path("orders")
                        .path("bindings")
                        .path("kafka")
                        .path("partitions")
                        .intValue())
                .isEqualTo(6);
    }

    @Test
    void everyReferenceResolves() {
        var document = document();
        var references = document.findValuesAsString("$ref");
        assertThat(references).hasSize(6);
        references.forEach(
                reference -> assertThat(document.at(reference.substring(1)).isObject())
                        .as(reference)
                        .isTrue());
    }

    @Test
    void thePayloadOfATopicOfTheMeshIsItsSchema() {
        var contract = Contracts.ofMesh()
                .filter(file -> file.name().contains("fx-rates"))
                .findFirst()
                .orElseThrow();
        var channel = Contracts.tree(
                        Contracts.export(ExportFormat.ASYNCAPI, contract).text())
                .path("channels")
                .path("fx_rates");
        assertThat(channel.path("address").asString("")).isEqualTo("treasury.fx-rates.v1");
        var payload = channel.path("messages").path("fx_rates").path("payload");
        assertThat(payload.path("schemaFormat").asString("")).startsWith("application/vnd.apache.avro");
        assertThat(new Schema.Parser().parse(payload.path("schema").toString()))
                .isEqualTo(new Schema.Parser()
                        .parse(AvroSchema.of(ContractFile.read(contract).orElseThrow())));
    }

    @Test
    void withoutAvroThePayloadIsJsonSchema() {
        var document = Contracts.tree(Contracts.rich().text());
        ((tools.jackson.databind.node.ObjectNode) document.path("servers").get(1)).remove("format");
        var payload = Contracts.tree(Contracts.export(ExportFormat.ASYNCAPI, Contracts.contract(document))
                        .text())
                .at("/channels/orders/messages/orders/payload");
        assertThat(payload.path("type").asString("")).isEqualTo("object");
        assertThat(JsonMapper.shared().writeValueAsString(payload)).contains("order_id");
    }

    @Test
    void aContractWithoutATopicIsRefused() {
        assertThatThrownBy(() -> Contracts.export(ExportFormat.ASYNCAPI, Contracts.withProperties("- name: f")))
                .isInstanceOf(InterchangeException.class)
                .hasMessageContaining("no server of type kafka");
    }
}
