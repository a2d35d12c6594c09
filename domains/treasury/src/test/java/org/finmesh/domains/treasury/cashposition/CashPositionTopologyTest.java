package org.finmesh.domains.treasury.cashposition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.processing.testing.TestedTopology;
import org.finmesh.platform.processing.testing.TestedTopology.LeftOut;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CashPositionTopologyTest {

    private static final Path GOLDEN =
            Path.of("src/test/resources/org/finmesh/domains/treasury/cashposition/topology.txt");
    private static final PortId TRANSACTIONS = PortId.parse("retail-banking.transaction-history.v1");
    private static final PortId POSITIONS = PortId.parse("capital-markets.positions.v1");
    private static final Instant NOW = Instant.parse("2026-01-02T15:10:00.123456Z");

    private final TestedTopology product =
            TestedTopology.of(new CashPositionTopology(), Path.of("products/cash-position"));

    @AfterEach
    void close() {
        product.close();
    }

    @Test
    void isTheTopologyThatWeKnow() throws IOException {
        if (Boolean.getBoolean("finmesh.write.golden")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, product.description());
        }

        assertThat(GOLDEN).hasContent(product.description());
    }

    @Test
    void publishesTheRowOfACurrencyAndDayWithBothSides() {
        transaction("T1", "credit", "100.00", "USD");
        transaction("T2", "debit", "23.40", "USD");
        position("2026-01-02", "-1000.5000");

        assertThat(product.quarantined()).isEmpty();
        assertThat(product.published()).hasSize(3).last().satisfies(row -> {
            assertThat(row.key()).isEqualTo("USD|2026-01-02");
            assertThat(row.eventTime()).isEqualTo(NOW);
            assertThat(row.values())
                    .containsEntry("value_date", LocalDate.parse("2026-01-02"))
                    .containsEntry("retail_inflow", new BigDecimal("100.0000"))
                    .containsEntry("retail_outflow", new BigDecimal("23.4000"))
                    .containsEntry("settlement_outflow", new BigDecimal("1000.5000"))
                    .containsEntry("net_amount", new BigDecimal("-923.9000"))
                    .containsEntry("retail_transactions", 2L)
                    .containsEntry("settlement_positions", 1L)
                    .containsEntry("revision", 3L);
        });
    }

    @Test
    void aPositionThatChangesReplacesWhatItMovedAndARepeatIsLeftOut() {
        position("2026-01-05", "-1000.0000");
        position("2026-01-05", "-250.0000");
        product.published();
        position("2026-01-05", "-250.0000");
        transaction("T1", "debit", "23.40", "EUR");
        transaction("T1", "debit", "23.40", "EUR");

        assertThat(product.published())
                .singleElement()
                .satisfies(row -> assertThat(row.key()).isEqualTo("EUR|2026-01-02"));
        assertThat(product.filtered()).extracting(LeftOut::reasonCode).containsExactly("UNCHANGED", "UNCHANGED");
        position("2026-01-05", "70.0000");
        assertThat(product.published())
                .singleElement()
                .satisfies(row -> assertThat(row.values())
                        .containsEntry("settlement_outflow", new BigDecimal("0.0000"))
                        .containsEntry("settlement_inflow", new BigDecimal("70.0000"))
                        .containsEntry("settlement_positions", 1L));
    }

    @Test
    void whatComesAfterADayIsFinalIsLeftOutAndWhatIsTooFarAheadQuarantined() {
        position("2025-12-25", "-1.0000");
        position("2026-06-01", "-1.0000");

        assertThat(product.published()).isEmpty();
        assertThat(product.filtered()).extracting(LeftOut::reasonCode).containsExactly("VALUE_DATE_PAST");
        assertThat(product.quarantined())
                .singleElement()
                .satisfies(record -> assertThat(record.reasonCode()).isEqualTo("VALUE_DATE_TOO_FAR"));
    }

    private void transaction(String id, String direction, String amount, String currency) {
        product.pipe(TRANSACTIONS, """
                {"transaction_id":"%s","customer_id":"C000042","account_iban":"DE89370400440532013000",\
                "booked_at":"%s","transaction_type":"card_payment","direction":"%s","amount":"%s",\
                "amount_currency":"%s","channel":"point_of_sale"}""".formatted(id, NOW, direction, amount, currency), NOW);
    }

    private void position(String settlementDate, String amount) {
        product.pipe(POSITIONS, """
                {"book_id":"EQ-PROP-1","isin":"US0378331005","settlement_date":"%s","quantity":100,\
                "net_settlement_amount":"%s","settlement_currency":"USD","trade_count":1,"changed_at":"%s"}""".formatted(settlementDate, amount, NOW), NOW);
    }
}
