package org.finmesh.domains.retailbanking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.finmesh.platform.contract.Classification;
import org.finmesh.platform.contract.Contract.Property;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.IdentifierScheme;
import org.finmesh.platform.contract.ProductFolder;
import org.junit.jupiter.api.Test;

class ProductsTest {

    @Test
    void customer360IsMadeByDbtFromTransactionHistoryAndServedAsATableAlone() {
        var product = product("customer-360");

        assertThat(product.processing()).isEqualTo("dbt");
        assertThat(product.inputPorts())
                .extracting(Object::toString)
                .containsExactly("retail-banking.transaction-history.v1");
        assertThat(product.latest().server("kafka")).isEmpty();
        assertThat(product.latest().server("postgres")).isPresent();
    }

    @Test
    void partyCrossReferenceKnowsTheCustomersThatCustomer360Has() {
        assertThat(product("party-cross-reference").inputPorts())
                .extracting(Object::toString)
                .containsExactly("retail-banking.customer-360.v2");
    }

    @Test
    void everySoleTraderIsACustomerAndHasALegalEntityIdentifierOfTheirOwn() throws IOException {
        var customers = column("crm_customers", 0);
        var traders = column("crm_sole_traders", 0);

        assertThat(traders).isNotEmpty().doesNotHaveDuplicates().isSubsetOf(customers);
        assertThat(column("crm_sole_traders", 1))
                .doesNotHaveDuplicates()
                .allSatisfy(lei -> assertThat(IdentifierScheme.LEI.problem(lei)).isEmpty());
    }

    private static List<String> column(String seed, int index) throws IOException {
        try (var lines = Files.lines(Path.of("dbt/seeds", seed + ".csv"))) {
            return lines.skip(1).map(line -> line.split(",")[index]).toList();
        }
    }

    @Test
    void personalDataIsConfidentialAtLeast() {
        var personal = Stream.of("transaction-history", "customer-360", "party-cross-reference")
                .map(ProductsTest::product)
                .flatMap(product -> product.latest().properties().stream())
                .filter(Property::personal)
                .toList();

        assertThat(personal)
                .hasSizeGreaterThan(20)
                .allSatisfy(property ->
                        assertThat(property.classification()).isGreaterThanOrEqualTo(Classification.CONFIDENTIAL));
    }

    private static DataProduct product(String name) {
        try {
            return ProductFolder.at(Path.of("products", name)).read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
