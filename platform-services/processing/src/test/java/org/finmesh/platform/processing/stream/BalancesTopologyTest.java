package org.finmesh.platform.processing.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.finmesh.platform.processing.Balances.BOOKINGS;
import static org.finmesh.platform.processing.Balances.LIMITS;
import static org.finmesh.platform.processing.Balances.PAYMENTS;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.finmesh.platform.processing.Balances;
import org.finmesh.platform.processing.Balances.Booking;
import org.finmesh.platform.processing.testing.TestedTopology;
import org.finmesh.platform.processing.testing.TestedTopology.LeftOut;
import org.finmesh.platform.processing.testing.TestedTopology.Quarantined;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every operator there is, on one topology. */
class BalancesTopologyTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    static Path domain;

    private TestedTopology balances;

    @BeforeAll
    static void prepare() {
        Balances.domainFolder(domain);
    }

    @BeforeEach
    void start() {
        balances = TestedTopology.of(new Balances(), domain.resolve("products/payment-balances"));
    }

    @AfterEach
    void close() {
        balances.close();
    }

    private void limit(String currency, String max) {
        balances.pipe(LIMITS, "{\"amount_currency\":\"%s\",\"amount_max\":\"%s\"}".formatted(currency, max), NOON);
    }

    private void pay(String id, String currency, String amount, Instant at) {
        balances.pipe(
                PAYMENTS,
                "{\"payment_id\":\"%s\",\"leg\":1,\"amount\":\"%s\",\"amount_currency\":\"%s\",\"note\":\"not read\"}"
                        .formatted(id, amount, currency),
                at);
    }

    private void book(String id, String... amounts) {
        var each = java.util.Arrays.stream(amounts).map(BigDecimal::new).toList();
        balances.pipe(BOOKINGS, "k-" + id, new Booking(id, "EUR", each, null), NOON);
    }

    private List<String> published() {
        return balances.published().stream()
                .map(record -> "%s %s %s %s"
                        .formatted(
                                record.key(),
                                record.values().get("balance"),
                                record.values().get("payments"),
                                record.values().get("last_id")))
                .toList();
    }

    @Test
    void records_of_ports_and_sources_are_joined_merged_and_folded_by_key() {
        limit("EUR", "100");
        limit("USD", "100");
        pay("P1", "EUR", "10.50", NOON);
        pay("P2", "USD", "1", NOON);
        book("B1", "2", "-0.50");

        assertThat(published()).containsExactly("EUR 10.50 1 P1", "USD 1.00 1 P2", "EUR 12.50 2 B1", "EUR 12.00 3 B1");
        assertThat(balances.quarantined()).isEmpty();
        assertThat(balances.filtered()).isEmpty();
    }

    @Test
    void a_tables_row_is_the_latest_and_goes_when_it_is_deleted() {
        limit("EUR", "1");
        limit("EUR", "100");
        pay("P1", "EUR", "10", NOON);
        balances.pipeDeletion(LIMITS, "EUR", NOON);
        pay("P2", "EUR", "10", NOON);

        assertThat(published()).containsExactly("EUR 10.00 1 P1");
        assertThat(balances.quarantined())
                .extracting(Quarantined::key, Quarantined::reasonCode, Quarantined::reason, Quarantined::origin)
                .containsExactly(tuple(
                        "P2|1",
                        "NO_LIMIT",
                        "there is no limit for field 'amount_currency'",
                        "treasury.payments.v1/0/1"));
    }

    @Test
    void what_is_left_out_is_kept_with_origin_and_reason_wherever_it_happens() {
        limit("EUR", "100");
        pay("P1", "EUR", "101", NOON);
        balances.pipeDeletion(PAYMENTS, "P1|1", NOON);
        book("B1");
        pay("P2", "EUR", "1", NOON);
        pay("P3", "EUR", "1", NOON.minusSeconds(1));

        assertThat(published()).containsExactly("EUR 1.00 1 P2");
        assertThat(balances.filtered())
                .containsExactly(
                        new LeftOut("treasury.payments.v1/0/0", "OVER_LIMIT", "field 'amount' is above the limit"),
                        new LeftOut("treasury.payments.v1/0/1", "DELETED", "the record's key is deleted in the input"),
                        new LeftOut(BOOKINGS + "/0/0", "LEFT_OUT", "operator 'to-movements' leaves it out"),
                        new LeftOut("treasury.payments.v1/0/3", "LATE", "a later one is published already"));
    }

    @Test
    void a_late_record_changes_what_is_remembered() {
        limit("EUR", "100");
        pay("P1", "EUR", "1", NOON);
        pay("P2", "EUR", "2", NOON.minusSeconds(60));
        pay("P3", "EUR", "4", NOON.plusSeconds(60));

        assertThat(published()).containsExactly("EUR 1.00 1 P1", "EUR 7.00 3 P3");
    }

    @Test
    void what_a_fold_rejects_leaves_the_state_as_it_was_and_keeps_key_and_bytes_of_its_input() {
        book("B1", "5");
        book("B2", "0", "1");

        assertThat(published()).containsExactly("EUR 5.00 1 B1", "EUR 6.00 2 B2");
        assertThat(balances.quarantined())
                .containsExactly(new Quarantined(
                        "k-B2",
                        "{\"id\":\"B2\",\"currency\":\"EUR\",\"amounts\":[\"0\",\"1\"],\"note\":null}",
                        "NOTHING",
                        "field 'amount' is zero",
                        BOOKINGS + "/0/1"));
    }

    @Test
    void a_state_without_records_for_long_is_forgotten() {
        limit("EUR", "100");
        pay("P1", "EUR", "1", NOON);
        pay("P2", "EUR", "1", NOON.plus(Balances.IDLE));
        pay("P3", "EUR", "1", NOON.plus(Balances.IDLE).plus(Balances.IDLE).plusSeconds(1));

        assertThat(published()).containsExactly("EUR 1.00 1 P1", "EUR 2.00 2 P2", "EUR 1.00 1 P3");
    }

    @Test
    void a_record_whose_key_is_of_no_use_is_quarantined() {
        balances.pipe(BOOKINGS, "k", new Booking("B1", "", List.of(BigDecimal.ONE), null), NOON);

        assertThat(balances.quarantined())
                .extracting(Quarantined::key, Quarantined::reasonCode, Quarantined::reason)
                .containsExactly(tuple("k", "KEY", "operator 'balances' finds no key in it"));
    }

    @Test
    void a_canary_comes_through_from_every_input_and_touches_nothing() {
        balances.pipeCanary(BOOKINGS, 1, NOON);
        balances.pipeCanary(PAYMENTS.topic(), 2, NOON);
        balances.pipeCanary("treasury.elsewhere", 3, NOON);

        assertThat(balances.canaries()).containsExactly(1L, 2L, 3L);
        assertThat(published()).isEmpty();
        assertThat(balances.quarantined()).isEmpty();
        assertThat(balances.filtered()).isEmpty();
    }

    @Test
    void what_was_quarantined_goes_through_again_and_keeps_its_origin() {
        limit("EUR", "1");
        balances.pipe(BOOKINGS, "k", "{\"id\":\"B1\"}", NOON);
        var first = balances.quarantined().getFirst();

        balances.replay(first, NOON);

        assertThat(balances.quarantined()).containsExactly(first);
        assertThat(first.origin()).isEqualTo(BOOKINGS + "/0/0");
    }

    @Test
    void lineage_has_inputs_and_outputs_and_nothing_that_is_the_products_own() {
        var lineage = balances.lineage();

        assertThat(lineage.inputs()).containsExactly(BOOKINGS, LIMITS.topic(), PAYMENTS.topic());
        assertThat(lineage.outputs()).containsExactly(Balances.BALANCES.topic());
    }

    @Test
    void the_topology_is_what_it_was() throws IOException {
        assertThat(balances.description())
                .isEqualTo(
                        Files.readString(Path.of("src/test/resources/chain/products/payment-balances/topology.txt")));
    }
}
