package org.finmesh.platform.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.quality.Incident.Kind;
import org.finmesh.platform.quality.Incident.State;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IncidentsTest {

    private static final PortId PORT = PortId.parse("retail-banking.transaction-history.v1");
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static QualityDatabase database;

    private final List<Object> events = new ArrayList<>();
    private final Incidents incidents = new Incidents(
            database.jdbc(), events::add, (port, field) -> "direction".equals(field) ? List.of("risk-lab") : List.of());
    private final Promises promises = new Promises(database.jdbc());
    private final Quality quality =
            new Quality(new Measurements(database.jdbc()), new RuleResults(database.jdbc()), promises, incidents);

    @BeforeAll
    static void start() {
        database = new QualityDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.empty();
    }

    @Test
    void a_broken_rule_opens_one_incident_that_names_field_first_record_and_affected_consumers() {
        quality.ruled(PORT, result(false, 0));
        quality.ruled(PORT, result(false, 2));

        assertThat(incidents.latest()).singleElement().satisfies(incident -> {
            assertThat(incident.kind()).isEqualTo(Kind.RULE_BROKEN);
            assertThat(incident.state()).isEqualTo(State.OPEN);
            assertThat(incident.field()).isEqualTo("direction");
            assertThat(incident.firstFailure()).isEqualTo("retail-banking.booked/0/17");
            assertThat(incident.affected()).containsExactly("risk-lab");
            assertThat(incident.summary())
                    .isEqualTo("direction-invalidValues of 120 records in the stream: 3 rows, mustBe 0");
        });
        assertThat(events).hasSize(1).first().isInstanceOf(IncidentOpened.class);
    }

    @Test
    void it_closes_by_itself_when_the_rule_was_kept_for_ten_seconds_and_not_before() {
        quality.ruled(PORT, result(false, 0));
        quality.ruled(PORT, result(true, 2));
        quality.ruled(PORT, result(true, 11));
        assertThat(incidents.latest()).extracting(Incident::state).containsExactly(State.OPEN);

        quality.ruled(PORT, result(true, 12));

        assertThat(incidents.latest()).extracting(Incident::state).containsExactly(State.CLOSED);
        assertThat(events).hasSize(2).last().isInstanceOf(IncidentClosed.class);
    }

    @Test
    void what_breaks_and_is_kept_by_turns_stays_open_and_is_told_once() {
        for (var second = 0; second < 60; second += 2) {
            quality.ruled(PORT, result(second % 4 != 0, second));
        }

        assertThat(incidents.latest()).extracting(Incident::state).containsExactly(State.OPEN);
        assertThat(events).hasSize(1);
    }

    @Test
    void what_breaks_again_within_five_minutes_of_its_end_is_the_same_incident_and_later_another() {
        breakAndKeep(0);
        quality.ruled(PORT, result(false, 100));
        assertThat(incidents.latest()).extracting(Incident::state).containsExactly(State.OPEN);

        quality.ruled(PORT, result(true, 102));
        quality.ruled(PORT, result(true, 112));
        quality.ruled(PORT, result(false, 112 + 301));

        assertThat(incidents.latest()).extracting(Incident::state).containsExactly(State.OPEN, State.CLOSED);
    }

    @Test
    void no_result_that_passes_opens_or_tells_anything_and_what_comes_twice_counts_once() {
        quality.ruled(PORT, result(true, 0));
        quality.ruled(PORT, result(true, 0));

        assertThat(incidents.latest()).isEmpty();
        assertThat(events).isEmpty();
        assertThat(database.jdbc()
                        .sql("SELECT measured FROM quality.rule_hour")
                        .query(Integer.class)
                        .list())
                .containsExactly(1);
    }

    @Test
    void who_acknowledges_is_named_and_what_is_over_is_not_acknowledged() {
        quality.ruled(PORT, result(false, 0));
        var id = incidents.latest().getFirst().id();

        assertThat(incidents
                        .acknowledge(id, "olga", "looking", NOON)
                        .orElseThrow()
                        .state())
                .isEqualTo(State.ACKNOWLEDGED);
        assertThat(incidents
                        .resolve(id, "olga", null, NOON.plusSeconds(5))
                        .orElseThrow()
                        .state())
                .isEqualTo(State.RESOLVED);
        assertThat(incidents.acknowledge(id, "paul", null, NOON.plusSeconds(6))).isEmpty();
        assertThat(incidents.incident(id).orElseThrow().acknowledgement().note())
                .isEqualTo("looking");
    }

    @Test
    void what_is_resolved_by_hand_and_still_broken_opens_another() {
        quality.ruled(PORT, result(false, 0));
        incidents.resolve(incidents.latest().getFirst().id(), "olga", null, NOON.plusSeconds(1));

        quality.ruled(PORT, result(false, 2));

        assertThat(incidents.latest()).extracting(Incident::state).containsExactly(State.OPEN, State.RESOLVED);
    }

    @Test
    void ten_who_see_the_same_breach_at_once_open_one_incident() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var task = (Callable<Boolean>)
                    () -> incidents.open(Kind.ACCESS_WITHHELD, "one", PORT, "risk-lab", "why", NOON);
            var opened = threads.invokeAll(java.util.Collections.nCopies(10, task));
            assertThat(opened).filteredOn(future -> future.resultNow()).hasSize(1);
        }
        assertThat(incidents.latest()).hasSize(1);
    }

    @Test
    void a_run_that_fails_names_its_model_and_ends_with_one_that_succeeds() {
        quality.ran(PORT, RunResult.parse("""
                {"run":"r1","state":"FAILED","endedAt":"2026-11-25T12:00:00Z","failedModel":"customer_360",
                 "sql":"select 1","message":"column missing"}""".getBytes(), NOON));
        assertThat(incidents.latest().getFirst().summary())
                .isEqualTo("run r1 failed at customer_360: column missing\nselect 1");

        quality.ran(PORT, RunResult.parse("""
                {"run":"r2","state":"SUCCEEDED","endedAt":"2026-11-25T12:05:00Z"}""".getBytes(), NOON));

        assertThat(incidents.latest()).extracting(Incident::state).containsExactly(State.CLOSED);
    }

    @Test
    void the_score_weighs_dimensions_alike_and_severities_three_to_one() {
        quality.ruled(PORT, result(true, 0));
        quality.ruled(PORT, result(false, 2));
        quality.ruled(PORT, result("nulls", "completeness", true, 0));

        assertThat(quality.hourlyScores(PORT, NOON)).singleElement().satisfies(score -> {
            assertThat(score.dimensions()).containsEntry("conformity", 0.5).containsEntry("completeness", 1.0);
            assertThat(score.value()).isEqualTo(0.75);
        });
    }

    @Test
    void a_minute_s_freshness_stands_and_grows_old_until_the_next_is_measured() {
        history(0, 1_000);
        history(1, 90_000_000);
        history(2, 1_000);

        var kept = promises.freshness(PORT, Duration.ofMinutes(5), NOON, NOON.plus(Duration.ofMinutes(22)));

        assertThat(kept).isEqualTo(new Attainment(22, 1 + 5));
        assertThat(kept.share()).isCloseTo(6 / 22.0, within(1e-9));
    }

    @Test
    void tenfold_fewer_records_than_usual_are_unusual_and_a_short_past_says_nothing() {
        for (var minute = 0; minute <= 60; minute++) {
            published(minute, 100L * Math.min(minute, 45));
        }
        assertThat(promises.volume(PORT, NOON.plus(Duration.ofMinutes(45)))
                        .orElseThrow()
                        .unusual())
                .isFalse();
        assertThat(promises.volume(PORT, NOON.plus(Duration.ofMinutes(60)))
                        .orElseThrow()
                        .unusual())
                .isTrue();
        assertThat(promises.volume(PORT, NOON.plus(Duration.ofMinutes(20)))).isEmpty();
    }

    private void breakAndKeep(int second) {
        quality.ruled(PORT, result(false, second));
        quality.ruled(PORT, result(true, second + 2));
        quality.ruled(PORT, result(true, second + 12));
    }

    private void history(int minute, long freshnessMs) {
        database.jdbc()
                .sql("INSERT INTO quality.history (port, minute, freshness_ms_max) VALUES (?, ?, ?)")
                .params(
                        PORT.toString(),
                        NOON.plus(Duration.ofMinutes(minute)).atOffset(java.time.ZoneOffset.UTC),
                        freshnessMs)
                .update();
    }

    private void published(int minute, long records) {
        database.jdbc()
                .sql("INSERT INTO quality.history (port, minute, published) VALUES (?, ?, ?)")
                .params(
                        PORT.toString(),
                        NOON.plus(Duration.ofMinutes(minute)).atOffset(java.time.ZoneOffset.UTC),
                        records)
                .update();
    }

    private static RuleResult result(boolean passed, long second) {
        return result("direction-invalidValues", "conformity", passed, second);
    }

    private static RuleResult result(String rule, String dimension, boolean passed, long second) {
        return new RuleResult(
                rule,
                "direction",
                dimension,
                "stream",
                passed ? BigDecimal.ZERO : BigDecimal.valueOf(3),
                "mustBe",
                BigDecimal.ZERO,
                null,
                "rows",
                "error",
                passed,
                120,
                List.of(),
                passed ? null : "retail-banking.booked/0/17",
                NOON.plusSeconds(second));
    }
}
