package org.finmesh.platform.processing.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.finmesh.platform.contract.AvroSchema;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.processing.ProductTopology;
import org.finmesh.platform.processing.meter.PortMeter;
import org.finmesh.platform.processing.quality.RuleMeter;
import org.finmesh.platform.processing.record.EventTime;
import org.finmesh.platform.processing.record.JsonRecords;
import org.finmesh.platform.processing.record.MaskingKey;
import org.finmesh.platform.processing.record.Publishing;
import org.finmesh.platform.processing.report.Reports;
import org.finmesh.platform.processing.stream.ContractStreams;
import org.jspecify.annotations.Nullable;

/**
 * A product's topology in a {@code TopologyTestDriver}, held to the product's real contract:
 *
 * {@snippet :
 * try (var product = TestedTopology.of(new FxRatesTopology(), Path.of("products/fx-rates"))) {
 *     product.pipe("treasury.ecb-reference-rates", "USD", "{…}", Instant.parse("2025-01-02T15:00:00Z"));
 *     assertThat(product.published()).singleElement()…
 *     assertThat(product.description()).isEqualTo(Files.readString(Path.of("src/test/resources/…/topology.txt")));
 * }
 * }
 */
public final class TestedTopology implements AutoCloseable {

    private static final Publishing PUBLISHING = new Publishing(1, 2, new MaskingKey("of a test"));

    private final Topology topology;
    private final TopologyTestDriver driver;
    private final TestOutputTopic<byte[], byte[]> published;
    private final TestOutputTopic<byte[], byte[]> masked;
    private final TestOutputTopic<byte[], byte[]> quarantined;
    private final AvroValues values;
    private final RuleMeter rules;

    private TestedTopology(Topology topology, Contract contract, RuleMeter rules) {
        this.rules = rules;
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, contract.port().applicationId());
        this.topology = topology;
        this.driver = new TopologyTestDriver(topology, settings);
        var bytes = new ByteArrayDeserializer();
        this.published = driver.createOutputTopic(contract.port().topic(), bytes, bytes);
        this.masked = driver.createOutputTopic(contract.port().maskedTopic(), bytes, bytes);
        this.quarantined = driver.createOutputTopic(contract.port().quarantineTopic(), bytes, bytes);
        this.values = new AvroValues(new Schema.Parser().parse(AvroSchema.of(contract)));
    }

    /**
     * @param productFolder the folder with {@code product.odps.yaml} and its contracts
     * @throws org.finmesh.platform.contract.InvalidContractException when the folder's files are not valid
     */
    public static TestedTopology of(ProductTopology topology, Path productFolder) {
        DataProduct product;
        try {
            product = ProductFolder.at(productFolder).read();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        var contract = product.contracts().stream()
                .filter(candidate -> candidate.port().equals(topology.port()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s holds no contract of port %s".formatted(productFolder, topology.port())));
        var meter = new PortMeter(contract);
        return new TestedTopology(
                ContractStreams.build(topology, product, contract, PUBLISHING, meter), contract, meter.rules());
    }

    /** Brings one source record as its source would write it. */
    public void pipe(String topic, @Nullable String key, String json, Instant eventTime) {
        pipe(topic, key, json.getBytes(StandardCharsets.UTF_8), eventTime);
    }

    /** The same with a Java record, written as {@code SourceWriter} does. */
    public void pipe(String topic, @Nullable String key, Record jsonRecord, Instant eventTime) {
        pipe(topic, key, JsonRecords.write(jsonRecord), eventTime);
    }

    private void pipe(String topic, @Nullable String key, byte[] value, Instant eventTime) {
        var headers = new RecordHeaders().add(EventTime.HEADER, EventTime.bytes(EventTime.micros(eventTime)));
        var keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        input(topic).pipeInput(new TestRecord<>(keyBytes, value, headers, eventTime.toEpochMilli()));
    }

    private TestInputTopic<byte[], byte[]> input(String topic) {
        return driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** What was published since the last call, in order. */
    public List<Published> published() {
        return read(published);
    }

    /** What was published masked since the last call, in order. */
    public List<Published> masked() {
        return read(masked);
    }

    private List<Published> read(TestOutputTopic<byte[], byte[]> topic) {
        return topic.readRecordsToList().stream()
                .map(record -> new Published(
                        text(record.key()),
                        values.read(record.value()),
                        EventTime.instant(EventTime.of(record.headers(), record.timestamp()))))
                .toList();
    }

    /** What was quarantined since the last call, in order. */
    public List<Quarantined> quarantined() {
        return quarantined.readRecordsToList().stream()
                .map(record -> new Quarantined(
                        record.key() == null ? null : text(record.key()),
                        text(record.value()),
                        text(record.headers().lastHeader("reason-code").value()),
                        text(record.headers().lastHeader("reason").value())))
                .toList();
    }

    /** What the contract's rules say of what came since the last call: the JSON of the reports. */
    public List<String> quality() {
        var reports = new Reports();
        rules.report(reports, Instant.now());
        return Stream.generate(reports::next)
                .takeWhile(Objects::nonNull)
                .map(report -> text(report.json()))
                .toList();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** {@code Topology.describe()} as text, for the golden {@code topology.txt}. */
    public String description() {
        return topology.describe().toString();
    }

    @Override
    public void close() {
        driver.close();
    }

    /**
     * @param values by property name, in Java's types: String, BigDecimal, Instant, LocalDate, Long, Boolean; what is absent
     *     is absent
     */
    public record Published(String key, Map<String, Object> values, Instant eventTime) {}

    /** @param value the original bytes, as text */
    public record Quarantined(@Nullable String key, String value, String reasonCode, String reason) {}
}
