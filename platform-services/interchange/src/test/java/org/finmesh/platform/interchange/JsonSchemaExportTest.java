package org.finmesh.platform.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.finmesh.platform.contract.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Judged by a validator of JSON Schema: what the contract allows is valid, what it forbids is not. */
class JsonSchemaExportTest {

    private static final String ORDER = """
            {"order_id": "0b1c", "line": 1, "customer_id": 7, "placed_at": "2026-01-31T10:00:00Z", "amount": "10.50",
             "currency": "EUR", "address": {"street": "Main 1", "zip": "12345"}, "labels": ["new"], "parcels": [{"parcel_no": 1}]}
            """;

    private static Schema schema(SourceFile contract, String object) {
        var text = Export.of(ExportFormat.JSON_SCHEMA, contract, object).text();
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JsonMapper.shared().readTree(text));
    }

    private static boolean isValid(String instance) {
        return schema(Contracts.rich(), "orders")
                .validate(JsonMapper.shared().readTree(instance))
                .isEmpty();
    }

    @Test
    void whatTheContractAllowsIsValid() {
        assertThat(isValid(ORDER)).isTrue();
        assertThat(isValid(ORDER.replace("\"EUR\"", "null"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "line": 1            | "line": 0
            "line": 1            | "line": "one"
            "customer_id": 7,    | ``
            "EUR"                | "XXX"
            "12345"              | "1234"
            "12345"              | "123456"
            "10.50"              | "10.505"
            "10.50"              | 0
            "10.50"              | 10.505
            "street": "Main 1",  | ``
            ["new"]              | []
            ["new"]              | ["new", "new"]
            "parcel_no": 1       | "parcel_no": null
            """)
    void whatTheContractForbidsIsNot(String allowed, String forbidden) {
        assertThat(ORDER).contains(allowed);
        assertThat(isValid(ORDER.replace(allowed, forbidden))).isFalse();
    }

    @Test
    void ofSeveralObjectsAnyIsValid() {
        var schema = schema(Contracts.rich(), null);
        assertThat(schema.validate(JsonMapper.shared().readTree(ORDER))).isEmpty();
        assertThat(schema.validate(JsonMapper.shared().readTree("{\"customer_id\": 1}")))
                .isEmpty();
        assertThat(schema.validate(JsonMapper.shared().readTree("{}"))).isNotEmpty();
    }

    @Test
    void everyContractOfTheMeshMakesAValidSchema() {
        Contracts.ofMesh().forEach(contract -> {
            var text = Contracts.export(ExportFormat.JSON_SCHEMA, contract).text();
            var metaSchema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
            assertThat(metaSchema.validate(JsonMapper.shared().readTree(text))).isEmpty();
        });
    }
}
