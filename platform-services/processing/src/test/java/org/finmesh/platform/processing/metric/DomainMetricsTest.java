package org.finmesh.platform.processing.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.finmesh.platform.contract.DomainName;
import org.finmesh.platform.processing.Payments;
import org.finmesh.platform.processing.meter.PortMeter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing listens where Kafka would be: its clients measure themselves nevertheless. */
class DomainMetricsTest {

    private static final Path FILES = Path.of("../../docs/observability");
    private static final Pattern NAMED = Pattern.compile("\\b(?:finmesh|kafka|jvm|process|logback)_[a-z_]+");
    private static final Pattern OF_A_DOMAIN = Pattern.compile("(?m)^(?!#)([a-z_0-9]+)[{ ]");
    private static final Map<String, Object> NOWHERE = Map.of("bootstrap.servers", "localhost:1");

    private final DomainMetrics metrics = new DomainMetrics(new DomainName("treasury"));
    private final PortMeter meter = new PortMeter(Payments.contract());

    @TempDir
    Path state;

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void a_port_is_counted_with_its_name_and_its_domain() {
        metrics.add(meter);
        meter.published(now());
        meter.published(now());
        meter.quarantined();
        meter.filtered();
        meter.inTable(now(), 17);

        assertThat(metrics.scrape())
                .contains(of("finmesh_published_total", "2.0"))
                .contains(of("finmesh_quarantined_total", "1.0"))
                .contains(of("finmesh_filtered_total", "1.0"))
                .contains(of("finmesh_table_rows", "17.0"))
                .contains(of("finmesh_table_batches_total", "1.0"))
                .contains(of("finmesh_freshness_seconds", "NaN"));
    }

    @Test
    void delays_are_a_histogram_for_each_hop() {
        metrics.add(meter);
        meter.published(now() - 2_000_000);

        assertThat(metrics.scrape())
                .contains(
                        "finmesh_delay_seconds_bucket{domain=\"treasury\",hop=\"topic\",port=\"treasury.payments.v1\",le=\"1.0\"} 0")
                .contains(
                        "finmesh_delay_seconds_bucket{domain=\"treasury\",hop=\"topic\",port=\"treasury.payments.v1\",le=\"2.5\"} 1")
                .contains(
                        "finmesh_delay_seconds_count{domain=\"treasury\",hop=\"table\",port=\"treasury.payments.v1\"} 0");
    }

    @Test
    void a_kafka_client_is_seen_while_it_lives_and_not_after() {
        try (var _ = producer()) {
            assertThat(metrics.scrape())
                    .contains("kafka_producer_record_send_rate{client=\"seen\",domain=\"treasury\"}");
        }

        assertThat(metrics.scrape()).doesNotContain("client=\"seen\"");
    }

    @Test
    void of_the_many_that_kafka_has_few_are_shown() {
        try (var _ = producer();
                var _ = consumer();
                var streams = streams()) {
            var shown = metrics.scrape()
                    .lines()
                    .filter(line -> line.startsWith("kafka_"))
                    .count();

            assertThat(streams.metrics().size()).isGreaterThan(200);
            assertThat(shown).isBetween(10L, 60L);
        }
    }

    @Test
    void every_metric_of_the_dashboard_and_the_alerts_is_one_that_a_domain_or_the_server_has() throws IOException {
        metrics.add(meter);
        metrics.dbtRun("treasury.payments.v1", "succeeded", Duration.ofSeconds(3));
        meter.published(now());
        var named = new TreeSet<String>();
        for (var file : new String[] {"domains.dashboard.json", "domains.alerts.yaml"}) {
            NAMED.matcher(Files.readString(FILES.resolve(file))).results().forEach(found -> named.add(found.group()));
        }
        try (var _ = producer();
                var _ = consumer();
                var _ = streams()) {
            var there = OF_A_DOMAIN
                    .matcher(metrics.scrape())
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());

            assertThat(named).hasSizeGreaterThan(10).isSubsetOf(there);
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(config("seen"), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(config("reader"), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private KafkaStreams streams() {
        var builder = new StreamsBuilder();
        builder.stream("a").to("b");
        var properties = new Properties();
        properties.putAll(config("streams"));
        properties.put("application.id", "app");
        properties.put("state.dir", state.toString());
        return new KafkaStreams(builder.build(), properties);
    }

    private HashMap<String, Object> config(String client) {
        var config = new HashMap<>(NOWHERE);
        config.put("client.id", client);
        config.putAll(metrics.ofKafkaClients());
        return config;
    }

    private static String of(String name, String value) {
        return "%s{domain=\"treasury\",port=\"treasury.payments.v1\"} %s".formatted(name, value);
    }

    private static long now() {
        return System.currentTimeMillis() * 1_000;
    }
}
