package org.finmesh.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.finmesh.platform.contract.Columns.Column;
import org.junit.jupiter.api.Test;

class ProductFolderTest {

    private final DataProduct product = fxRates();

    static DataProduct fxRates() {
        try {
            return ProductFolder.at(Path.of("src/test/resources/products/fx-rates"))
                    .read();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void readsWhatTheTwoFilesSay() {
        assertThat(product.id()).hasToString("treasury.fx-rates");
        assertThat(product.owner()).isEqualTo("tessa");
        assertThat(product.processing()).isEqualTo("kafka-streams");
        assertThat(product.sourceTopics()).containsExactly("treasury.ecb-reference-rates");
        assertThat(product.supportChannel()).isEqualTo("mailto:treasury-data@finmesh.example");
        assertThat(product.contracts()).hasSize(1);
        assertThat(product.file().name()).isEqualTo("src/test/resources/products/fx-rates/product.odps.yaml");

        var contract = product.latest();
        assertThat(contract.port()).hasToString("treasury.fx-rates.v1");
        assertThat(contract.version()).hasToString("1.0.0");
        assertThat(contract.key()).extracting(Contract.Property::name).containsExactly("business_date", "currency");
        assertThat(contract.classification()).isEqualTo(Classification.PUBLIC);
        assertThat(contract.server("kafka")
                        .orElseThrow()
                        .customProperties()
                        .get("cleanupPolicy")
                        .stringValue())
                .isEqualTo("compact");
        assertThat(contract.serviceLevel("freshness").orElseThrow().duration()).contains(Duration.ofDays(4));
        assertThat(contract.customProperties().get("regulatoryRegimes").get(0).stringValue())
                .isEqualTo("BCBS239");

        var rate = contract.properties().get(2);
        assertThat(rate.precision()).isEqualTo(18);
        assertThat(rate.scale()).isEqualTo(6);
        assertThat(rate.concept()).isEqualTo("governance/standards/glossary.yaml#foreign-exchange-rate");
        assertThat(rate.option("exclusiveMinimum").orElseThrow().intValue()).isZero();
        assertThat(rate.examples()).containsExactly("1.1845", "173.94");
    }

    @Test
    void columnsFollowFromTheContract() {
        assertThat(Columns.of(product.latest()))
                .containsExactly(
                        new Column("business_date", "date", false, true),
                        new Column("currency", "text", false, true),
                        new Column("rate", "numeric(18,6)", false, false));
    }

    @Test
    void theAvroSchemaFollowsFromTheContract() {
        var schema = new Schema.Parser().parse(AvroSchema.of(product.latest()));
        assertThat(schema.getFullName()).isEqualTo("org.finmesh.treasury.FxRatesV1");
        assertThat(schema.getField("business_date").schema().getLogicalType()).isEqualTo(LogicalTypes.date());
        assertThat(schema.getField("rate").schema().getTypes().getLast().getLogicalType())
                .isEqualTo(LogicalTypes.decimal(18, 6));
        assertThat(schema.getField("rate").doc()).isEqualTo("Units of the currency for one euro.");
        assertThat(AvroSchema.of(product.latest()))
                .isEqualTo(AvroSchema.of(fxRates().latest()));
    }

    @Test
    void aFolderWithoutAProductIsNone() throws IOException {
        assertThatThrownBy(() -> ProductFolder.at(Path.of("src/test/resources")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("src/test/resources/product.odps.yaml");

        var contractAlone = new ProductFolder(ProductFolder.at(Path.of("src/test/resources/products/fx-rates"))
                .files()
                .subList(1, 2));
        assertThat(contractAlone.problems())
                .extracting(Problem::line, Problem::code)
                .containsExactly(tuple(0, "NO_PRODUCT"));
        assertThatThrownBy(contractAlone::read)
                .isInstanceOf(InvalidContractException.class)
                .hasMessage(
                        "src/test/resources/products/fx-rates/v1.odcs.yaml:0: NO_PRODUCT a product folder has exactly"
                                + " one product.odps.yaml");
    }
}
