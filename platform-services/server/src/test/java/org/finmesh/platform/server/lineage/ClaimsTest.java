package org.finmesh.platform.server.lineage;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.finmesh.platform.contract.DomainName;
import org.finmesh.platform.lineage.Dataset;
import org.finmesh.platform.lineage.LineageEvent;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    private static final Predicate<DomainName> TREASURY = new DomainName("treasury")::equals;

    @Test
    void aDomainSpeaksForItsOwnProductsWhateverTheyAreMadeOf() {
        assertThatCode(() -> claim("airflow/nightly", TREASURY, "treasury.fx-rates.v1"))
                .doesNotThrowAnyException();
        assertThatCode(() -> claim("treasury.fx-rates.v1", TREASURY, "treasury.fx-rates.v1", "s3://bucket/a"))
                .doesNotThrowAnyException();
    }

    @Test
    void nobodySpeaksForTheProductsOfOthers() {
        assertThatThrownBy(() -> claim("airflow/nightly", TREASURY, "retail-banking.customer-360.v1"))
                .hasMessageContaining("a product of the domain retail-banking");
        assertThatThrownBy(() -> claim("retail-banking.customer-360.v1", TREASURY))
                .hasMessageContaining("retail-banking");
    }

    @Test
    void anEventIsAboutTheProductsOfOneDomainWhoeverSendsIt() {
        assertThatThrownBy(() -> claim("treasury.fx-rates.v1", _ -> true, "retail-banking.customer-360.v1"))
                .hasMessageContaining("several domains");
    }

    private static void claim(String job, Predicate<DomainName> own, String... outputs) {
        var event = new LineageEvent(
                job,
                null,
                "COMPLETE",
                Instant.EPOCH,
                List.of(Dataset.named("retail-banking.transaction-history.v1")),
                Stream.of(outputs).map(Dataset::named).toList(),
                List.of());
        Claims.requireOutputsOf(event, own);
    }
}
