package org.finmesh.domains.retailbanking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.finmesh.platform.contract.Classification;
import org.finmesh.platform.contract.Contract.Property;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.ProductFolder;
import org.junit.jupiter.api.Test;

class ProductsTest {

    @Test
    void customer360IsMadeByDbtFromTransactionHistoryAndServedAsATableAlone() throws IOException {
        var product = product("customer-360");

        assertThat(product.processing()).isEqualTo("dbt");
        assertThat(product.inputPorts())
                .extracting(Object::toString)
                .containsExactly("retail-banking.transaction-history.v1");
        assertThat(product.latest().server("kafka")).isEmpty();
        assertThat(product.latest().server("postgres")).isPresent();
    }

    @Test
    void personalDataIsConfidentialAtLeast() throws IOException {
        var personal = Stream.of(product("transaction-history"), product("customer-360"))
                .flatMap(product -> product.latest().properties().stream())
                .filter(Property::personal)
                .toList();

        assertThat(personal)
                .hasSizeGreaterThan(20)
                .allSatisfy(property ->
                        assertThat(property.classification()).isGreaterThanOrEqualTo(Classification.CONFIDENTIAL));
    }

    private static DataProduct product(String name) throws IOException {
        return ProductFolder.at(Path.of("products", name)).read();
    }
}
