package org.finmesh.platform.server.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.finmesh.governance.AuditTrail;
import org.finmesh.platform.api.CanariesApi;
import org.finmesh.platform.api.CanariesApi.Canary;
import org.finmesh.platform.api.IncidentsApi;
import org.finmesh.platform.api.IncidentsApi.Incident;
import org.finmesh.platform.api.ProblemDetail;
import org.finmesh.platform.api.PublicationsApi;
import org.finmesh.platform.api.QuarantineApi;
import org.finmesh.platform.api.QuarantineApi.NewReplay;
import org.finmesh.platform.api.QuarantineApi.Quarantined;
import org.finmesh.platform.api.QuarantineApi.Reason;
import org.finmesh.platform.api.QuarantineApi.Replay;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.server.TestingPlatform;
import org.finmesh.platform.server.publishing.TestingProduct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.databind.json.JsonMapper;

/** Quarantine, replays and canaries: each test has a port of its own, whose topics it fills as a domain does. */
class BesideThePortTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static TestingPlatform platform;

    @BeforeAll
    static void start() {
        platform = TestingPlatform.start();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void an_owner_sees_what_is_in_quarantine_and_why_and_that_they_looked_is_kept() {
        var port = published("seen-rates");
        quarantine(port, "RATE_MISSING", "{\"rate\":null}".getBytes(StandardCharsets.UTF_8));
        quarantine(port, "NOT_JSON", new byte[] {(byte) 0xff, 0});
        quarantine(port, "RATE_MISSING", "{}".getBytes(StandardCharsets.UTF_8));

        var page = owner().quarantined(port.toString(), 0, null, 20);

        assertThat(page.reasons())
                .containsExactly(new Reason("RATE_MISSING", 2, 0, 4), new Reason("NOT_JSON", 1, 2, 2));
        assertThat(page.counted()).isEqualTo(3);
        assertThat(page.next()).isNull();
        var first = page.records().getFirst();
        assertThat(first.reason()).isEqualTo("because of RATE_MISSING");
        assertThat(first.origin()).isEqualTo("treasury.sources/2/17");
        assertThat(first.eventTime()).isEqualTo("2025-11-23T10:00:00.123456Z");
        assertThat(first.traceId()).isEqualTo(TRACE);
        assertThat(first.value().text()).isEqualTo("{\"rate\":null}");
        assertThat(first.key().text()).isEqualTo("key");
        assertThat(first.replayedAt()).isNull();
        assertThat(page.records().get(1).value().base64()).isEqualTo("/wA=");
        assertThat(platform.bean(AuditTrail.class).about(port.toString())).anySatisfy(entry -> {
            assertThat(entry.who()).isEqualTo("tessa");
            assertThat(entry.what()).isEqualTo("quarantine read");
        });
    }

    @Test
    void a_page_says_where_the_next_begins_and_a_reason_finds_its_own() {
        var port = published("paged-rates");
        for (var i = 0; i < 5; i++) {
            quarantine(port, i % 2 == 0 ? "EVEN" : "ODD", text("" + i));
        }

        var first = owner().quarantined(port.toString(), 0, "EVEN", 2);
        var second = owner().quarantined(port.toString(), first.next(), "EVEN", 2);

        assertThat(values(first)).containsExactly("0", "2");
        assertThat(values(second)).containsExactly("4");
        assertThat(second.next()).isNull();
    }

    @Test
    void who_runs_the_platform_or_reads_the_product_sees_nothing_of_it() {
        var port = published("private-rates");

        for (var other : List.of("paul", "clara", "alma", "rosa")) {
            var api = platform.api(QuarantineApi.class, other);
            assertRefused(403, "NOT_OWNER_OR_STEWARD", () -> api.quarantined(port.toString(), 0, null, 20));
            assertRefused(403, "NOT_OWNER_OR_STEWARD", () -> api.replay(port.toString(), ofReason("ANY")));
        }
    }

    @Test
    void what_makes_no_sense_is_refused_in_words() {
        var port = published("refused-rates");
        var api = owner();

        assertRefused(404, "PORT_UNKNOWN", () -> api.quarantined("treasury.nothing.v1", 0, null, 20));
        assertRefused(404, "PORT_UNKNOWN", () -> api.quarantined("nothing", 0, null, 20));
        assertRefused(400, "LIMIT_BOUNDS", () -> api.quarantined(port.toString(), 0, null, 101));
        assertRefused(400, "BAD_REQUEST", () -> api.quarantined(port.toString(), -1, null, 20));
        assertRefused(400, "BAD_REQUEST", () -> api.replay(port.toString(), new NewReplay(null, null, false)));
        assertRefused(400, "BAD_REQUEST", () -> api.replay(port.toString(), new NewReplay(null, List.of(), false)));
        assertRefused(400, "BAD_REQUEST", () -> api.replay(port.toString(), new NewReplay(null, List.of(3L), false)));
        assertThat(api.replays(port.toString())).isEmpty();
    }

    @Test
    void a_replay_puts_the_original_in_at_the_entrance_once_and_again_only_when_asked() {
        var port = published("replayed-rates");
        quarantine(port, "RATE_MISSING", text("one"));
        quarantine(port, "OTHER", text("two"));
        quarantine(port, "RATE_MISSING", text("three"));

        assertThat(finished(port, ofReason("RATE_MISSING")).written()).isEqualTo(2);

        assertThat(injected(port)).extracting(BesideThePortTest::value).containsExactly("one", "three");
        var first = injected(port).getFirst();
        assertThat(header(first, "source-topic")).isEqualTo("treasury.sources");
        assertThat(header(first, "origin")).isEqualTo("treasury.sources/2/17");
        assertThat(header(first, "event-time")).isEqualTo("1763892000123456");
        assertThat(header(first, "traceparent")).contains(TRACE);
        assertThat(new String(first.key(), StandardCharsets.UTF_8)).isEqualTo("key");
        assertThat(first.headers().lastHeader("reason")).isNull();

        var repeated = finished(port, ofReason("RATE_MISSING"));
        assertThat(repeated.written()).isZero();
        assertThat(repeated.leftOut()).isEqualTo(2);
        assertThat(finished(port, new NewReplay(null, List.of(0L, 2L), false)).written())
                .isEqualTo(1);
        assertThat(finished(port, new NewReplay(null, List.of(0L), true)).written())
                .isEqualTo(1);
        assertThat(injected(port)).extracting(BesideThePortTest::value).containsExactly("one", "three", "two", "one");
        assertThat(owner().quarantined(port.toString(), 0, null, 20).records())
                .extracting(Quarantined::replayedAt)
                .doesNotContainNull();
    }

    @Test
    void of_many_who_ask_at_once_each_record_goes_through_once() throws Exception {
        var port = published("crowded-rates");
        quarantineMany(port, 1_200);

        try (var people = Executors.newFixedThreadPool(4)) {
            people.invokeAll(IntStream.range(0, 4)
                    .<Callable<Replay>>mapToObj(_ -> () -> owner().replay(port.toString(), ofReason("RATE_MISSING")))
                    .toList());
        }
        awaitNoneUnderWay(port);

        assertThat(owner().replays(port.toString()))
                .hasSize(4)
                .extracting(Replay::written)
                .containsExactlyInAnyOrder(1_200L, 0L, 0L, 0L);
        assertThat(injected(port))
                .extracting(BesideThePortTest::value)
                .hasSize(1_200)
                .doesNotHaveDuplicates();
    }

    @Test
    void where_the_database_fails_after_kafka_has_it_nothing_is_written_twice() {
        var port = published("interrupted-rates");
        quarantineMany(port, 700);
        var database = platform.bean(JdbcClient.class);
        database.sql("""
                        CREATE FUNCTION quality.refuse() RETURNS trigger LANGUAGE plpgsql AS
                        $$ BEGIN RAISE EXCEPTION 'the disk is full' USING ERRCODE = '53100'; END $$""").update();
        database.sql("CREATE TRIGGER refuse BEFORE UPDATE ON quality.replay EXECUTE FUNCTION quality.refuse()")
                .update();
        try {
            owner().replay(port.toString(), ofReason("RATE_MISSING"));
            await().atMost(PATIENCE).until(() -> injected(port).size() == 500);
        } finally {
            database.sql("DROP TRIGGER refuse ON quality.replay").update();
            database.sql("DROP FUNCTION quality.refuse()").update();
        }
        awaitNoneUnderWay(port);

        assertThat(owner().replays(port.toString()))
                .singleElement()
                .satisfies(replay -> assertThat(replay.written()).isEqualTo(700));
        assertThat(injected(port))
                .extracting(BesideThePortTest::value)
                .hasSize(700)
                .doesNotHaveDuplicates();
    }

    @Test
    void canaries_that_do_not_come_through_are_an_incident_until_they_do() {
        var port = published("watched-rates");
        var sequence = new AtomicLong();

        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            canary(port, sequence.incrementAndGet(), Instant.now().minusSeconds(35), List.of("sent"));
            canary(port, sequence.incrementAndGet(), Instant.now(), List.of("sent", "topic"));
            assertThat(incidents(port)).singleElement().satisfies(incident -> {
                assertThat(incident.kind()).isEqualTo("canary-lost");
                assertThat(incident.summary()).contains("0 came out of its topic");
                assertThat(incident.closedAt()).isNull();
            });
        });
        assertThat(health(port).state()).isEqualTo("lost");
        var unseen = health(port).sent();

        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            canary(port, sequence.incrementAndGet(), Instant.now().minusSeconds(35), List.of("sent", "topic"));
            canary(port, sequence.incrementAndGet(), Instant.now(), List.of("sent", "topic"));
            assertThat(incidents(port))
                    .singleElement()
                    .satisfies(incident -> assertThat(incident.closedAt()).isNotNull());
        });
        assertThat(health(port).sent() - health(port).topic().seen()).isEqualTo(unseen);
        assertThat(health(port).topic().delayMsMax()).isEqualTo(50);
        assertThat(health(port).table()).isNull();
    }

    private static void canary(PortId port, long sequence, Instant sentAt, List<String> hops) {
        try (var producer = new KafkaProducer<>(kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (var hop : hops) {
                var record = new ProducerRecord<>("treasury.measurements", text(port.toString()), text("""
                                {"sequence":%d,"hop":"%s","sentAt":"%s","seenAt":"%s"}""".formatted(
                                sequence, hop, sentAt, sentAt.plusMillis(50))));
                record.headers().add("kind", text("canary"));
                producer.send(record);
            }
        }
    }

    private static List<Incident> incidents(PortId port) {
        return platform.api(IncidentsApi.class, "tessa").incidents().stream()
                .filter(incident -> incident.port().equals(port.toString()))
                .toList();
    }

    private static Canary health(PortId port) {
        return platform.api(CanariesApi.class, "clara").canaries().stream()
                .filter(canary -> canary.port().equals(port.toString()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void prometheus_reads_the_server_without_a_token_and_finds_what_the_alerts_name() throws Exception {
        var names = Pattern.compile("\\b(?:finmesh|jvm|http|hikaricp|logback)_[a-z_]+")
                .matcher(Files.readString(Path.of("../../docs/observability/platform.alerts.yaml")))
                .results()
                .map(MatchResult::group)
                .toList();

        var metrics = RestClient.create(platform.url())
                .get()
                .uri("/actuator/prometheus")
                .retrieve()
                .body(String.class);

        assertThat(names)
                .hasSizeGreaterThan(3)
                .allSatisfy(name -> assertThat(metrics).containsPattern("(?m)^" + name + "[{ ]"));
    }

    private static QuarantineApi owner() {
        return platform.api(QuarantineApi.class, "tessa");
    }

    private static PortId published(String name) {
        var product = TestingProduct.of("treasury." + name);
        platform.api(PublicationsApi.class, "tessa").publish(product.folder());
        return product.port();
    }

    private static NewReplay ofReason(String code) {
        return new NewReplay(code, null, false);
    }

    private static Replay finished(PortId port, NewReplay wanted) {
        var id = owner().replay(port.toString(), wanted).id();
        awaitNoneUnderWay(port);
        return owner().replays(port.toString()).stream()
                .filter(replay -> replay.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void awaitNoneUnderWay(PortId port) {
        await().atMost(PATIENCE)
                .until(() -> owner().replays(port.toString()).stream().allMatch(replay -> replay.finishedAt() != null));
    }

    private static void quarantine(PortId port, String reason, byte[] value) {
        quarantine(port, reason, List.of(value));
    }

    private static void quarantineMany(PortId port, int count) {
        quarantine(
                port,
                "RATE_MISSING",
                IntStream.range(0, count).mapToObj(i -> text("record " + i)).toList());
    }

    /** As a domain does: in one transaction, whose end takes an offset too. */
    private static void quarantine(PortId port, String reason, List<byte[]> values) {
        var config = kafka();
        config.put("transactional.id", "test-" + port);
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (var value : values) {
                var record = new ProducerRecord<>(port.quarantineTopic(), text("key"), value);
                record.headers()
                        .add("reason-code", text(reason))
                        .add("reason", text("because of " + reason))
                        .add("source-topic", text("treasury.sources"))
                        .add("source-partition", text("2"))
                        .add("source-offset", text("17"))
                        .add("event-time", text("1763892000123456"))
                        .add("traceparent", text("00-" + TRACE + "-00f067aa0ba902b7-01"));
                producer.send(record);
            }
            producer.commitTransaction();
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> injected(PortId port) {
        var config = kafka();
        config.put("isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partition = new TopicPartition(port.injectedTopic(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var end = consumer.endOffsets(List.of(partition)).get(partition);
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    private static HashMap<String, Object> kafka() {
        return new HashMap<>(platform.stack().kafka().adminProperties());
    }

    private static List<String> values(QuarantineApi.Page page) {
        return page.records().stream().map(record -> record.value().text()).toList();
    }

    private static String value(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertRefused(int status, String code, Runnable call) {
        var refusal = catchThrowableOfType(RestClientResponseException.class, call::run);
        assertThat(refusal.getStatusCode().value()).isEqualTo(status);
        var problem = JsonMapper.shared().readValue(refusal.getResponseBodyAsString(), ProblemDetail.class);
        assertThat(problem.code()).isEqualTo(code);
    }
}
