package org.finmesh.platform.processing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DbtProductNamesTest {

    @Test
    void theLatestMajorIsNamedAsTheProductAndAnotherBesideItWithItsNumber() {
        var latest = DbtProduct.named("customer-360");
        var first = latest.major(1);

        assertThat(latest.name()).isEqualTo("customer-360");
        assertThat(latest.model()).isEqualTo("customer_360");
        assertThat(first.name()).isEqualTo("customer-360.v1");
        assertThat(first.model()).isEqualTo("customer_360_v1");
    }
}
