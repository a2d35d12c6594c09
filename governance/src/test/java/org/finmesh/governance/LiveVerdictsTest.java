package org.finmesh.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.finmesh.governance.LiveVerdicts.Judged;
import org.finmesh.governance.Verdict.Outcome;
import org.finmesh.platform.contract.DomainName;
import org.finmesh.platform.contract.ProductId;
import org.finmesh.platform.localstack.LocalStack;
import org.finmesh.platform.localstack.LocalStack.Server;
import org.finmesh.platform.localstack.PostgreSql;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** On a real PostgreSQL, as the role that the platform has there. */
class LiveVerdictsTest {

    private static final ProductId RATES = ProductId.parse("treasury.fx-rates");
    private static final Instant MONDAY = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-24T10:00:00Z");

    private static final VerdictReader ANYBODY = new VerdictReader(false, Set.of());

    private static LocalStack stack;
    private static DriverManagerDataSource dataSource;

    private final DataSourceTransactionManager transactions = new DataSourceTransactionManager(dataSource);
    private final JdbcClient database = JdbcClient.create(dataSource);
    private final AuditTrail trail = new AuditTrail(database, transactions, Clock.fixed(TUESDAY, ZoneOffset.UTC));

    @BeforeAll
    static void startPostgreSql() {
        stack = LocalStack.temporary(Server.POSTGRESQL);
        var server = stack.postgreSql();
        dataSource = new DriverManagerDataSource(
                server.platformJdbcUrl(), PostgreSql.PLATFORM_USER, server.platformPassword());
        Flyway.configure().dataSource(dataSource).load().migrate();
    }

    @AfterAll
    static void stopPostgreSql() {
        stack.close();
    }

    @BeforeEach
    void nothingIsJudged() {
        database.sql("TRUNCATE governance.verdict, governance.verdict_change").update();
    }

    private LiveVerdicts at(Instant now) {
        return new LiveVerdicts(database, transactions, trail, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Verdict verdict(String policy, Outcome outcome) {
        return new Verdict(
                policy,
                "0123456789ab",
                outcome,
                outcome == Outcome.PASS ? "" : "Mend it.",
                outcome == Outcome.WAIVED ? "for-now" : null);
    }

    private static Judged judged(Outcome masking, Outcome owner) {
        return new Judged(RATES.toString(), RATES, List.of(verdict("masking", masking), verdict("owner", owner)));
    }

    private long onTrail() {
        return trail.about(RATES.toString()).size();
    }

    @Test
    void anOutcomeThatChangesIsRecordedOnceHoweverOftenItIsFound() {
        var before = onTrail();
        at(MONDAY).replace(List.of(judged(Outcome.PASS, Outcome.PASS)));
        assertThat(onTrail()).isEqualTo(before);

        at(TUESDAY).replace(List.of(judged(Outcome.FAIL, Outcome.PASS)));
        at(TUESDAY.plusSeconds(30)).replace(List.of(judged(Outcome.FAIL, Outcome.PASS)));

        assertThat(onTrail()).isEqualTo(before + 1);
        assertThat(trail.about(RATES.toString()).getFirst()).satisfies(entry -> {
            assertThat(entry.what()).isEqualTo("verdict changed");
            assertThat(entry.policyVersion()).isEqualTo("masking@0123456789ab");
            assertThat(entry.details().path("before").stringValue()).isEqualTo("PASS");
            assertThat(entry.details().path("after").stringValue()).isEqualTo("FAIL");
        });
        assertThat(at(TUESDAY).changes(ANYBODY, RATES.toString(), "masking"))
                .extracting(VerdictChange::before, VerdictChange::after)
                .containsExactly(tuple(Outcome.PASS, Outcome.FAIL), tuple(null, Outcome.PASS));
        assertThat(at(TUESDAY).find(ANYBODY, null, "masking", null))
                .singleElement()
                .satisfies(live -> {
                    assertThat(live.since()).isEqualTo(TUESDAY);
                    assertThat(live.verdict().outcome()).isEqualTo(Outcome.FAIL);
                });
        assertThat(at(TUESDAY).find(ANYBODY, null, "owner", null))
                .singleElement()
                .satisfies(live -> assertThat(live.since()).isEqualTo(MONDAY));
    }

    @Test
    void aWaiverThatComesAndEndsIsOnTheTrail() {
        var before = onTrail();
        at(MONDAY).replace(List.of(judged(Outcome.WAIVED, Outcome.PASS)));
        at(TUESDAY).replace(List.of(judged(Outcome.FAIL, Outcome.PASS)));
        at(TUESDAY).replace(List.of(judged(Outcome.PASS, Outcome.PASS)));
        assertThat(onTrail()).isEqualTo(before + 3);
        assertThat(trail.verify()).isEmpty();
    }

    @Test
    void aWarningIsHistoryAndNoAuditEntry() {
        var before = onTrail();
        at(MONDAY).replace(List.of(judged(Outcome.WARN, Outcome.PASS)));
        at(TUESDAY).replace(List.of(judged(Outcome.PASS, Outcome.PASS)));
        assertThat(onTrail()).isEqualTo(before);
        assertThat(at(TUESDAY).changes(ANYBODY, null, "masking")).hasSize(2);
    }

    @Test
    void whatIsNotLiveAnyMoreIsJudgedNoMore() {
        at(MONDAY).replace(List.of(judged(Outcome.FAIL, Outcome.PASS)));
        at(TUESDAY).replace(List.of());
        assertThat(at(TUESDAY).find(ANYBODY, null, null, null)).isEmpty();
        assertThat(at(TUESDAY)
                        .changes(ANYBODY, RATES.toString(), "masking")
                        .getFirst()
                        .after())
                .isNull();
        at(TUESDAY).replace(List.of());
        assertThat(at(TUESDAY).changes(ANYBODY, RATES.toString(), null)).hasSize(4);
    }

    @Test
    void aTextThatChangesWithoutTheOutcomeIsKnownAndNoHistory() {
        at(MONDAY).replace(List.of(judged(Outcome.PASS, Outcome.PASS)));
        var anew = new Judged(
                RATES.toString(),
                RATES,
                List.of(
                        new Verdict("masking", "ba9876543210", Outcome.PASS, "", null),
                        verdict("owner", Outcome.PASS)));
        at(TUESDAY).replace(List.of(anew));
        assertThat(at(TUESDAY).find(ANYBODY, null, "masking", Outcome.PASS))
                .singleElement()
                .satisfies(live -> {
                    assertThat(live.verdict().policyVersion()).isEqualTo("ba9876543210");
                    assertThat(live.since()).isEqualTo(MONDAY);
                });
        assertThat(at(TUESDAY).changes(ANYBODY, null, "masking")).hasSize(1);
    }

    @Test
    void passesAtTheSameTimeRecordAChangeOnce() throws Exception {
        var before = onTrail();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var passes = IntStream.range(0, 4)
                    .<Callable<Void>>mapToObj(_ -> () -> {
                        at(MONDAY).replace(List.of(judged(Outcome.FAIL, Outcome.PASS)));
                        return null;
                    })
                    .toList();
            for (var pass : threads.invokeAll(passes)) {
                pass.get();
            }
        }
        assertThat(onTrail()).isEqualTo(before + 1);
        assertThat(at(MONDAY).changes(ANYBODY, RATES.toString(), null)).hasSize(2);
    }

    @Test
    void outcomesAreFoundAndCounted() {
        at(MONDAY).replace(List.of(judged(Outcome.FAIL, Outcome.PASS)));
        assertThat(at(MONDAY).find(ANYBODY, RATES.toString(), null, Outcome.FAIL))
                .extracting(live -> live.verdict().policy())
                .containsExactly("masking");
        assertThat(at(MONDAY).find(ANYBODY, "treasury.loans", null, null)).isEmpty();
        assertThat(at(MONDAY).count("masking")).isEqualTo(Map.of(Outcome.FAIL, 1L));
    }

    @Test
    void agreementsOfOthersAreNotSeenAndTakeNoPlaceFromWhatIs() {
        var many = IntStream.rangeClosed(1, VerdictTables.READ_MAX)
                .mapToObj(
                        number -> new Judged("agreement-" + number, RATES, List.of(verdict("masking", Outcome.PASS))));
        at(MONDAY).replace(List.of(judged(Outcome.PASS, Outcome.PASS)));
        at(TUESDAY)
                .replace(Stream.concat(Stream.of(judged(Outcome.PASS, Outcome.PASS)), many)
                        .toList());

        assertThat(at(TUESDAY).find(ANYBODY, null, null, null))
                .extracting(LiveVerdict::subject)
                .containsExactly(RATES.toString(), RATES.toString());
        assertThat(at(TUESDAY).changes(ANYBODY, null, null)).hasSize(2);
        var ofRetail = new VerdictReader(false, Set.of(new DomainName("retail-banking")));
        assertThat(at(TUESDAY).changes(ofRetail, null, null)).hasSize(2);
        var ofTreasury = new VerdictReader(false, Set.of(new DomainName("retail-banking"), RATES.domain()));
        for (var reader : List.of(ofTreasury, new VerdictReader(true, Set.of()))) {
            assertThat(at(TUESDAY).find(reader, null, "masking", null))
                    .hasSize(VerdictTables.READ_MAX)
                    .extracting(LiveVerdict::subject)
                    .contains("agreement-1");
            assertThat(at(TUESDAY).changes(reader, null, null)).hasSize(VerdictTables.READ_MAX);
        }
    }
}
