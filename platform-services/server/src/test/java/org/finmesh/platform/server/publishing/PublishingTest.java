package org.finmesh.platform.server.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.finmesh.governance.AuditTrail;
import org.finmesh.platform.api.ConservationApi;
import org.finmesh.platform.api.ConservationApi.Input;
import org.finmesh.platform.api.ConservationApi.Records;
import org.finmesh.platform.api.ConservationApi.Table;
import org.finmesh.platform.api.IncidentsApi;
import org.finmesh.platform.api.LineageApi;
import org.finmesh.platform.api.MeshApi;
import org.finmesh.platform.api.ProblemDetail;
import org.finmesh.platform.api.ProductsApi;
import org.finmesh.platform.api.PublicationsApi;
import org.finmesh.platform.api.PublicationsApi.Plan;
import org.finmesh.platform.api.PublicationsApi.Step;
import org.finmesh.platform.api.StandardsApi;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.localstack.Registry;
import org.finmesh.platform.provisioning.ProductPublished;
import org.finmesh.platform.server.TestingPlatform;
import org.finmesh.platform.server.conservation.TestingApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.databind.json.JsonMapper;

class PublishingTest {

    private static TestingPlatform platform;
    private static TestingSystems systems;
    private PublicationsApi publications;

    @BeforeAll
    static void start() {
        platform = TestingPlatform.start();
        systems = new TestingSystems(platform);
    }

    @BeforeEach
    void signIn() {
        publications = platform.api(PublicationsApi.class, "paul");
    }

    @AfterAll
    static void stop() {
        systems.close();
        platform.close();
    }

    @Test
    void a_dry_run_says_what_would_be_made_and_makes_nothing() throws Exception {
        var product = TestingProduct.of("planning.rates");

        var plan = publications.plan(product.folder());

        assertThat(plan.changes()).isTrue();
        assertThat(plan.applied()).isFalse();
        assertThat(plan.verdicts())
                .isNotEmpty()
                .allMatch(verdict -> verdict.outcome().equals("pass"));
        assertThat(plan.steps()).extracting(Step::action).containsOnly("create");
        assertThat(systems.everythingOf(product)).isEmpty();
    }

    @Test
    void publishing_makes_all_of_a_product_and_a_second_time_changes_nothing() throws Exception {
        var product = TestingProduct.of("making.rates");

        var first = publications.publish(product.folder());
        var second = publications.publish(product.folder());

        assertThat(first.changes()).isTrue();
        assertThat(second.changes()).isFalse();
        assertThat(second.steps()).extracting(Step::action).containsOnly("keep");
        assertThat(systems.topics())
                .contains(
                        "making.rates.v1",
                        "making.rates.v1.quarantine",
                        "making.sources-of-rates",
                        "making.measurements");
        assertThat(systems.config("making.rates.v1", "cleanup.policy")).isEqualTo("compact");
        assertThat(systems.registryStatus("/subjects/making.rates.v1-value/versions/latest"))
                .isEqualTo(200);
        assertThat(systems.mesh()
                        .sql("select count(*) from making.rates_v1")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(platform.bean(AuditTrail.class).about("making.rates"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.what()).isEqualTo("published"));
    }

    @Test
    void what_is_published_can_be_found() {
        publications.publish(TestingProduct.of("finding.rates").folder());
        var products = platform.api(ProductsApi.class, "clara");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(products.products("finding currencies"))
                        .singleElement()
                        .satisfies(found -> assertThat(found.id()).isEqualTo("finding.rates")));
        var page = products.product("finding.rates");
        assertThat(page.ports()).singleElement().satisfies(port -> {
            assertThat(port.topic()).isEqualTo("finding.rates.v1");
            assertThat(port.view()).isEqualTo("finding.rates_v1");
            assertThat(port.freshness().state()).isEqualTo("unmeasured");
        });
        assertThat(products.products("finding nothingofthekind")).isEmpty();
    }

    @Test
    void another_retention_is_a_change_of_the_topic_and_of_nothing_else_but_the_catalog() throws Exception {
        var product = TestingProduct.of("retaining.rates")
                .edited(text -> text.replace(
                        "value: compact", "value: delete\n      - property: retention\n        value: 7d"));
        publications.publish(product.folder());

        var longer = publications.publish(product.edited(
                        text -> text.replace("value: 7d", "value: 8d").replace("version: 1.0.0", "version: 1.1.0"))
                .folder());

        assertThat(changed(longer)).extracting(Step::kind).containsExactly("topic", "catalog");
        assertThat(changed(longer).getFirst().detail()).isEqualTo("retention.ms 604800000 → 691200000");
        assertThat(systems.config("retaining.rates.v1", "retention.ms")).isEqualTo("691200000");
    }

    @Test
    void a_record_that_came_to_nothing_is_named_until_something_becomes_of_it() throws Exception {
        var port = published("counting.rates");
        var api = platform.api(ConservationApi.class, "paul");
        try (var application = new TestingApplication(platform.stack(), port, "counting.sources-of-rates")) {
            var published = application.arrives();
            var split = application.arrives();
            var quarantined = application.arrives();
            var filtered = application.arrives();
            var lost = application.arrives();
            var replayed = application.arrives();
            application.arrives();
            application.transaction(() -> {
                application.writes(port.topic(), "a", published);
                application.writes(port.topic(), "b", split);
                application.writes(port.topic(), "c", split);
                application.writes(port.quarantineTopic(), "d", quarantined);
                application.writes(port.filteredTopic(), "e", filtered);
                application.writes(port.quarantineTopic(), "f", replayed);
                application.commits("counting.sources-of-rates", 6);
            });

            // Kafka tells of a group's first commit when the transaction's markers are written, a moment after its end.
            var first = await().until(
                            () -> api.conservation(port.toString()),
                            counted -> counted.records().read() == 6);

            assertThat(first.conserved()).isFalse();
            assertThat(first.records())
                    .isEqualTo(new Records(
                            List.of(new Input("counting.sources-of-rates", 6, 1)),
                            6,
                            2,
                            2,
                            1,
                            1,
                            0,
                            0,
                            0,
                            List.of(lost),
                            List.of()));

            application.transaction(() -> {
                application.writes(port.injectedTopic(), "f", replayed);
                application.writes(port.filteredTopic(), "g", published);
            });
            application.transaction(() -> {
                application.writes(port.topic(), "g", lost);
                application.writes(port.topic(), "f", replayed);
                application.commits(port.injectedTopic(), 1);
            });
            var second = await().until(
                            () -> api.conservation(port.toString()),
                            counted -> counted.records().firstConflicting().size() == 1);

            assertThat(second.conserved()).as("one was published and left out").isFalse();
            assertThat(second.records()).satisfies(records -> {
                assertThat(records.published()).isEqualTo(4);
                assertThat(records.quarantined()).isEqualTo(1);
                assertThat(records.missing()).isZero();
                assertThat(records.firstConflicting()).containsExactly(published);
            });
        }
    }

    @Test
    void a_replay_that_came_to_nothing_is_a_loss_and_what_says_no_origin_does_not_add_up() throws Exception {
        var port = published("replaying.rates");
        try (var application = new TestingApplication(platform.stack(), port, "replaying.sources-of-rates")) {
            var replayed = application.arrives();
            application.transaction(() -> {
                application.writes(port.quarantineTopic(), "a", replayed);
                application.writes(port.injectedTopic(), "a", replayed);
                application.writes(port.topic(), "b", "");
                application.commits("replaying.sources-of-rates", 1);
                application.commits(port.injectedTopic(), 1);
            });

            var counted = platform.api(ConservationApi.class, "alma").conservation(port.toString());

            assertThat(counted.conserved()).isFalse();
            assertThat(counted.records()).satisfies(records -> {
                assertThat(records.firstMissing()).containsExactly(replayed);
                assertThat(records.withoutOrigin()).isEqualTo(1);
            });
        }
    }

    @Test
    void a_table_is_held_against_the_latest_record_of_each_key_as_far_as_it_has_read() throws Exception {
        var port = published("tabling.rates");
        var api = platform.api(ConservationApi.class, "paul");
        assertThat(api.conservation(port.toString()).table()).as("not begun").isNull();
        var then = Instant.parse("2026-11-20T14:00:00.000001Z");
        var value = new byte[] {0, 0, 0, 0, 1};
        try (var application = new TestingApplication(platform.stack(), port, "tabling.sources-of-rates")) {
            var origin = application.arrives();
            application.transaction(() -> {
                application.publishes("2026-11-20|USD", value, then.minusSeconds(1), origin);
                application.publishes("2026-11-20|USD", value, then, origin);
                application.publishes("2026-11-20|CHF", value, then, origin);
                application.publishes("2026-11-20|JPY", value, then, origin);
                application.publishes("2026-11-20|JPY", null, then, origin);
                application.publishes("2026-11-20|SEK", value, then, origin);
                application.commits("tabling.sources-of-rates", 1);
            });
        }
        systems.mesh()
                .sql("insert into tabling_tables.table_port_offsets values (?, 0, 5)")
                .param(port.topic())
                .update();
        row("USD", then);
        row("CHF", then);
        assertThat(api.conservation(port.toString()))
                .as("what the table has not read yet is not missing")
                .satisfies(counted -> {
                    assertThat(counted.table()).isEqualTo(new Table(2L, 2, 0, 0, 0, List.of()));
                    assertThat(counted.conserved()).isTrue();
                });

        systems.mesh()
                .sql("delete from tabling_tables.rates_v1 where quote_currency = 'CHF'")
                .update();
        systems.mesh()
                .sql("update tabling_tables.rates_v1 set event_time = event_time - interval '1 s'")
                .update();
        row("NOK", then);

        assertThat(api.conservation(port.toString())).satisfies(counted -> {
            assertThat(counted.table()).isEqualTo(new Table(2L, 2, 1, 1, 1, List.of(port + "/0/1", port + "/0/2")));
            assertThat(counted.conserved()).isFalse();
        });
    }

    private static void row(String currency, Instant eventTime) {
        systems.mesh()
                .sql("insert into tabling_tables.rates_v1 (rate_date, base_currency, quote_currency, rate, received_at,"
                        + " event_time) values ('2026-11-20', 'EUR', ?, 1.05, now(), ?::timestamptz)")
                .params(currency, eventTime.toString())
                .update();
    }

    private PortId published(String product) {
        var testing = TestingProduct.of(product);
        publications.publish(testing.folder());
        await().atMost(Duration.ofSeconds(10))
                .until(() -> platform.api(ProductsApi.class, "clara").products(null).stream()
                        .anyMatch(one -> one.id().equals(product)));
        return testing.port();
    }

    /** Grants belong to the view itself: one that is replaced in place keeps them, one that is made anew loses them. */
    @Test
    void a_new_optional_field_reaches_table_view_and_registry_and_the_view_stays_the_same_one() throws Exception {
        var product = TestingProduct.of("growing.rates");
        publications.publish(product.folder());
        var before = oidOf("growing.rates_v1");

        var grown = publications.publish(withOptionalField(product).folder());

        assertThat(changed(grown)).extracting(Step::kind).containsExactly("table", "view", "schema", "catalog");
        systems.mesh()
                .sql("select remark from growing.rates_v1")
                .query(String.class)
                .list();
        assertThat(oidOf("growing.rates_v1")).isEqualTo(before);
    }

    private static long oidOf(String view) {
        return systems.mesh()
                .sql("select cast(? as regclass)::oid::bigint")
                .param(view)
                .query(Long.class)
                .single();
    }

    private static TestingProduct withOptionalField(TestingProduct product) {
        return product.edited(text -> text.replace("version: 1.0.0", "version: 1.1.0")
                .replace("slaProperties:", """
                      - name: remark
                        businessName: Remark
                        description: What the publisher said of the rate.
                        logicalType: string
                        required: false
                        classification: public
                        authoritativeDefinitions:
                          - type: businessDefinition
                            url: governance/standards/glossary.yaml#currency
                slaProperties:""".indent(0).stripTrailing()));
    }

    @Test
    void what_would_break_readers_is_refused_and_nothing_is_touched() throws Exception {
        var product = TestingProduct.of("breaking.rates");
        publications.publish(withOptionalField(product).folder());
        var before = systems.everythingOf(product);

        var problem = problemOf(
                () -> publications.publish(product.edited(text -> text.replace("version: 1.0.0", "version: 1.2.0"))
                        .folder()),
                409);

        assertThat(problem.code()).isEqualTo("BREAKING_CHANGE");
        assertThat(problem.detail()).contains("properties.remark", "nobody reads it yet", "new major version");
        assertThat(systems.everythingOf(product)).isEqualTo(before);
    }

    @Test
    void an_invalid_contract_is_refused_with_file_line_and_reason_and_nothing_is_touched() throws Exception {
        var product = TestingProduct.of("invalid.rates")
                .edited(text -> text.replace("logicalType: date", "logicalType: datum"));

        var problem = problemOf(() -> publications.publish(product.folder()), 422);

        assertThat(problem.code()).isEqualTo("INVALID_CONTRACT");
        assertThat(problem.problems()).isNotEmpty().allSatisfy(found -> {
            assertThat(found.file()).endsWith("v1.odcs.yaml");
            assertThat(found.line()).isPositive();
            assertThat(found.message()).isNotBlank();
        });
        assertThat(systems.everythingOf(product)).isEmpty();
    }

    @Test
    void a_product_that_breaks_a_policy_is_refused_and_the_refusal_is_on_record() throws Exception {
        var product = TestingProduct.of("ungoverned.rates")
                .edited(text ->
                        text.replaceAll("(?s)support:\n.*?(?=\n\\w)", "").replaceAll("\n\n+", "\n"));

        var problem = problemOf(() -> publications.publish(product.folder()), 422);

        assertThat(problem.code()).isEqualTo("POLICY_VIOLATED");
        assertThat(problem.detail()).contains("owner-and-support");
        assertThat(systems.everythingOf(product)).isEmpty();
        assertThat(platform.bean(AuditTrail.class).about("ungoverned.rates"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.what()).isEqualTo("publication refused"));
    }

    @Test
    void a_product_that_contradicts_what_its_fields_mean_is_refused_and_the_refusal_is_on_record() throws Exception {
        var product = TestingProduct.of("meaningless.rates")
                .edited(text -> text.replace("examples: [USD, JPY, HRK]", "examples: [USD, ABC]"));

        var plan = publications.plan(product.folder());
        var problem = problemOf(() -> publications.publish(product.folder()), 422);

        assertThat(plan.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo("not-by-standard");
            assertThat(finding.severity()).isEqualTo("error");
            assertThat(finding.left().field()).isEqualTo("quote_currency");
            assertThat(finding.left().definition()).contains("ISO 4217");
            assertThat(finding.waysOut()).isNotEmpty();
        });
        assertThat(problem.code()).isEqualTo("MEANING_MISMATCH");
        assertThat(problem.detail()).contains("quote_currency", "'ABC'", "way out");
        assertThat(systems.everythingOf(product)).isEmpty();
        assertThat(platform.bean(AuditTrail.class).about("meaningless.rates"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.what()).isEqualTo("publication refused");
                    assertThat(entry.details().path("findings").toString()).contains("ABC");
                });
    }

    @Test
    void what_a_product_reads_is_compared_with_what_is_live() {
        publications.publish(TestingProduct.of("read.rates").folder());
        var reader = TestingProduct.of("reading.rates")
                .edited(text -> text.replace("outputPorts:", """
                        inputPorts:
                          - name: rates
                            version: v1
                            contractId: read.rates.v1
                        outputPorts:""")
                        .replace("            value: 16\n", "            value: 18\n")
                        .replace("            value: 6\n", "            value: 8\n"));

        var plan = publications.plan(reader.folder());

        assertThat(plan.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo("different-form");
            assertThat(finding.aspect()).isEqualTo("scale");
            assertThat(finding.severity()).isEqualTo("warning");
            assertThat(finding.right())
                    .isNotNull()
                    .satisfies(other -> assertThat(other.port()).isEqualTo("read.rates.v1"));
        });
        assertThat(publications.publish(reader.folder()).applied()).isTrue();
        var standards = platform.api(StandardsApi.class, "clara");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(standards.semantics("reading.rates")).isEqualTo(plan.findings()));
    }

    @Test
    void standards_and_glossary_are_there_for_everybody_who_is_signed_in() {
        publications.publish(TestingProduct.of("explaining.rates").folder());
        var standards = platform.api(StandardsApi.class, "clara");

        assertThat(standards.glossary()).extracting(StandardsApi.Concept::id).contains("customer", "counterparty");
        assertThat(standards.concept("counterparty").homonyms())
                .extracting(StandardsApi.Concept::id)
                .containsExactly("customer");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(
                                standards.concept("foreign-exchange-rate").fields())
                        .contains("explaining.rates.v1.rate"));
        assertThat(standards.standards().schemes())
                .extracting(StandardsApi.Scheme::id)
                .contains("LEI", "CUSTOMER_NUMBER");
        assertThat(standards.codes("currencies").codes()).hasSizeGreaterThan(200);
        assertThat(standards.check("LEI", "HWUPKR0MPOU8FGXBT394").valid()).isTrue();
        assertThat(standards.check("LEI", "HWUPKR0MPOU8FGXBT349").problem()).contains("check digits");
        assertThat(problemOf(() -> standards.check("LIE", "X"), 404).code()).isEqualTo("STANDARD_UNKNOWN");
        assertThat(problemOf(() -> standards.concept("nothing"), 404).code()).isEqualTo("STANDARD_UNKNOWN");
        assertThat(problemOf(() -> standards.codes("nothing"), 404).code()).isEqualTo("STANDARD_UNKNOWN");
        assertThat(problemOf(() -> standards.semantics("nothing"), 404).code()).isEqualTo("PRODUCT_UNKNOWN");
    }

    @Test
    void only_owners_of_the_domain_and_the_platform_team_publish() throws Exception {
        var product = TestingProduct.of("retail-banking.foreign-rates");

        for (var user : List.of("clara", "tessa", "alma")) {
            var problem =
                    problemOf(() -> platform.api(PublicationsApi.class, user).publish(product.folder()), 403);
            assertThat(problem.code()).isEqualTo("NOT_OF_THE_DOMAIN");
        }
        assertThat(systems.everythingOf(product)).isEmpty();
        assertThat(platform.api(PublicationsApi.class, "rosa")
                        .plan(product.folder())
                        .changes())
                .isTrue();
    }

    @Test
    void a_publication_that_failed_in_the_middle_is_finished_by_repeating_it() throws Exception {
        var product = TestingProduct.of("failing.rates");
        systems.mesh().sql("create schema failing").update();
        systems.mesh().sql("create sequence failing.rates_v1").update();

        var problem = problemOf(() -> publications.publish(product.folder()), 503);

        assertThat(problem.code()).isEqualTo("DATABASE_UNAVAILABLE");
        assertThat(systems.mesh()
                        .sql("select count(*) from failing_tables.rates_v1")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(systems.topics()).doesNotContain("failing.rates.v1");
        systems.mesh().sql("drop sequence failing.rates_v1").update();

        var repeated = publications.publish(product.folder());

        assertThat(repeated.steps())
                .filteredOn(step -> step.kind().equals("table"))
                .extracting(Step::action)
                .containsOnly("keep");
        assertThat(systems.topics()).contains("failing.rates.v1");
        assertThat(publications.publish(product.folder()).changes()).isFalse();
        assertThat(states(product)).containsExactly("failed", "done");
    }

    @Test
    void a_publication_that_a_crash_cut_off_is_finished_by_repeating_it() {
        var product = TestingProduct.of("crashing.rates");
        publications.publish(product.folder());
        systems.platformDatabase()
                .sql("update provisioning.publication set state = 'running', ended_at = null where product = ?")
                .param(product.id().toString())
                .update();

        var repeated = publications.publish(product.folder());

        assertThat(changed(repeated)).extracting(Step::kind).containsExactly("catalog");
        assertThat(states(product)).containsExactly("failed", "done");
    }

    @Test
    void what_a_listener_had_not_done_when_the_server_ended_is_done_after_its_next_start() {
        var product = TestingProduct.of("delivered.late");
        var published = new ProductPublished(
                product.id().toString(),
                "1.0.0",
                product.files().stream()
                        .map(file -> new SourceFile(file.name(), file.text()))
                        .toList(),
                "paul",
                Instant.now());
        systems.platformDatabase()
                .sql(
                        "insert into event_publication (id, listener_id, event_type, serialized_event, publication_date, status,"
                                + " completion_attempts) values (gen_random_uuid(), ?, ?, ?, now(), 'PROCESSING', 1)")
                .params(
                        "%s.on(%s)".formatted(PublishedProducts.class.getName(), ProductPublished.class.getName()),
                        ProductPublished.class.getName(),
                        JsonMapper.shared().writeValueAsString(published))
                .update();

        platform.restartServer();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                platform.api(ProductsApi.class, "clara").products("late"))
                        .extracting(ProductsApi.ProductSummary::id)
                        .contains("delivered.late"));
    }

    private static List<String> states(TestingProduct product) {
        return systems.platformDatabase()
                .sql("select state from provisioning.publication where product = ? order by started_at")
                .param(product.id().toString())
                .query(String.class)
                .list();
    }

    @Test
    void with_the_registry_down_nothing_is_touched_and_the_problem_says_what_to_do() throws Exception {
        var product = TestingProduct.of("waiting.rates");
        platform.stack().registry().close();
        try {
            var problem = problemOf(() -> publications.publish(product.folder()), 503);
            assertThat(problem.code()).isEqualTo("REGISTRY_UNAVAILABLE");
            assertThat(problem.detail()).contains("publish again");
            assertThat(systems.everythingOf(product)).isEmpty();
        } finally {
            Registry.start(
                    platform.stack().processes(),
                    platform.stack().ports(),
                    platform.stack().postgreSql());
        }
        assertThat(publications.publish(product.folder()).changes()).isTrue();
    }

    @Test
    void neighbours_are_left_alone() throws Exception {
        var neighbour = TestingProduct.of("quiet.rates");
        publications.publish(neighbour.folder());
        var before = systems.everythingOf(neighbour);

        publications.publish(TestingProduct.of("quiet.rates-of-others").folder());

        assertThat(systems.everythingOf(neighbour)).isEqualTo(before);
        assertThat(publications.plan(neighbour.folder()).changes()).isFalse();
    }

    @Test
    void products_of_one_domain_can_be_published_side_by_side() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, 4)
                    .mapToObj(number -> TestingProduct.of("parallel.rates-" + (char) ('a' + number)))
                    .map(product -> threads.submit(() -> publications.publish(product.folder())))
                    .toList();
            for (var publication : running) {
                assertThat(publication.get().changes()).isTrue();
            }
        }
        assertThat(publications
                        .plan(TestingProduct.of("parallel.rates-a").folder())
                        .changes())
                .isFalse();
    }

    @Test
    void a_domains_new_secrets_work_and_end_the_earlier_ones() throws Exception {
        publications.publish(TestingProduct.of("secret.rates").folder());
        var mesh = platform.api(MeshApi.class, "paul");

        var first = mesh.issueDomainCredentials("secret");
        try (var connection =
                systems.login(first.databaseUser(), first.databasePassword()).getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
        var second = mesh.issueDomainCredentials("secret");

        assertThatThrownBy(() -> systems.login(first.databaseUser(), first.databasePassword())
                        .getConnection())
                .hasMessageContaining("password authentication failed");
        try (var connection =
                systems.login(second.dbtUser(), second.dbtPassword()).getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
        assertThat(first.clientSecret()).isNotEqualTo(second.clientSecret());
        var problem = problemOf(() -> platform.api(MeshApi.class, "clara").issueDomainCredentials("secret"), 403);
        assertThat(problem.code()).isEqualTo("NOT_OF_THE_DOMAIN");
    }

    @Test
    void what_a_domain_measures_is_held_against_its_promise() {
        publications.publish(TestingProduct.of("measuring.rates").folder());

        measure("measuring", "measuring.rates.v1", 12);
        measure("measuring", "making.rates.v1", 12);

        var mesh = platform.api(MeshApi.class, "clara");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(mesh.status().products())
                        .filteredOn(product -> product.id().equals("measuring.rates"))
                        .singleElement()
                        .satisfies(product ->
                                assertThat(product.freshness().state()).isEqualTo("kept")));
        assertThat(mesh.status().products())
                .filteredOn(product -> product.id().equals("making.rates"))
                .allSatisfy(product -> assertThat(product.freshness().state()).isEqualTo("unmeasured"));
        assertThat(platform.api(ProductsApi.class, "clara")
                        .product("measuring.rates")
                        .lineage())
                .anySatisfy(edge -> assertThat(edge.from()).isEqualTo("a-source"));
    }

    @Test
    void an_input_that_is_not_declared_is_an_incident_until_it_is_read_no_more() {
        publications.publish(TestingProduct.of("smuggling.rates").folder());
        var lineage = platform.api(LineageApi.class, "clara");

        measure("smuggling", "smuggling.rates.v1", 12);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(incidents("smuggling.rates.v1"))
                        .singleElement()
                        .satisfies(incident -> {
                            assertThat(incident.kind()).isEqualTo("undeclared-input");
                            assertThat(incident.summary()).contains("reads a-source and does not declare it");
                            assertThat(incident.closedAt()).isNull();
                        }));
        assertThat(lineage.undeclared())
                .anySatisfy(input -> assertThat(input.port()).isEqualTo("smuggling.rates.v1"));
        assertThat(lineage.datasets("smuggling.rates.v1", "upstream").flows())
                .singleElement()
                .satisfies(flow -> assertThat(flow.from()).isEqualTo("a-source"));

        measure("smuggling", "smuggling.rates.v1", 12, "smuggling.sources-of-rates");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(incidents("smuggling.rates.v1"))
                        .singleElement()
                        .satisfies(incident -> assertThat(incident.closedAt()).isNotNull()));
    }

    @Test
    void an_event_that_is_wrong_or_claims_the_product_of_another_is_refused_with_what_is_wrong() {
        var lineage = platform.api(LineageApi.class, "paul");

        var wrong = problemOf(() -> lineage.take("{}".getBytes(StandardCharsets.UTF_8)), 422);
        assertThat(wrong.code()).isEqualTo("INVALID_EVENT");
        assertThat(wrong.detail()).contains("eventTime is missing", "producer is missing", "job is missing");
        var foreign = problemOf(() -> lineage.take("""
                {"eventTime":"2026-11-25T03:00:00Z","producer":"https://example.org","schemaURL":"https://example.org",
                "run":{"runId":"0191d7a0-0000-7000-8000-000000000000"},"job":{"namespace":"finmesh","name":"making.rates.v1"},
                "outputs":[{"namespace":"kafka://k","name":"finding.rates.v1"}]}""".getBytes(StandardCharsets.UTF_8)), 403);
        assertThat(foreign.code()).isEqualTo("FOREIGN_OUTPUT");
        var question = problemOf(() -> lineage.fields("rates", "upstream", false), 400);
        assertThat(question.detail()).contains("is not <dataset>:<field>");
    }

    private static List<IncidentsApi.Incident> incidents(String port) {
        return platform.api(IncidentsApi.class, "paul").incidents().stream()
                .filter(incident -> incident.port().equals(port))
                .toList();
    }

    private static void measure(String domain, String port, long freshnessMs) {
        measure(domain, port, freshnessMs, "a-source");
    }

    private static void measure(String domain, String port, long freshnessMs, String input) {
        var json = """
                {"port":"%s","measuredAt":"%s","freshnessMs":%d,"recordsPerSecond":480.0,"published":1,"quarantined":0,\
                "tableRows":1,"inputs":["%s"],"outputs":["%s"]}""".formatted(port, Instant.now(), freshnessMs, input, port);
        var config = new HashMap<String, Object>(platform.stack().kafka().adminProperties());
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(domain + ".measurements", port, json.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static List<Step> changed(Plan plan) {
        return plan.steps().stream()
                .filter(step -> !step.action().equals("keep"))
                .toList();
    }

    private static ProblemDetail problemOf(Supplier<?> call, int status) {
        var refusal = catchThrowableOfType(RestClientResponseException.class, call::get);
        assertThat(refusal).isNotNull();
        assertThat(refusal.getStatusCode().value()).isEqualTo(status);
        return refusal.getResponseBodyAs(ProblemDetail.class);
    }
}
