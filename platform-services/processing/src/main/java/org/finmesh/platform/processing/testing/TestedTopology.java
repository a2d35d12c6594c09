package org.finmesh.platform.processing.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.processing.ProductTopology;
import org.finmesh.platform.processing.lineage.FieldFlow;
import org.finmesh.platform.processing.lineage.PortFlows;
import org.finmesh.platform.processing.meter.Lineage;
import org.finmesh.platform.processing.meter.PortMeter;
import org.finmesh.platform.processing.quality.RuleMeter;
import org.finmesh.platform.processing.record.EventTime;
import org.finmesh.platform.processing.record.JsonRecords;
import org.finmesh.platform.processing.record.MaskingKey;
import org.finmesh.platform.processing.record.Publishing;
import org.finmesh.platform.processing.report.Reports;
import org.finmesh.platform.processing.stream.ContractStreams;
import org.finmesh.platform.processing.stream.Plumbing;
import org.finmesh.platform.processing.stream.TopologyLineage;
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
    private final TestedOutputs outputs;
    private final InputPorts inputs;
    private final RuleMeter rules;
    private final String injectedTopic;
    private final Path state = temporaryFolder();
    private final Lineage lineage;
    private final Contract contract;
    private final PortFlows flows;

    private TestedTopology(Topology topology, Contract contract, InputPorts inputs, RuleMeter rules, PortFlows flows) {
        this.inputs = inputs;
        this.rules = rules;
        this.contract = contract;
        this.flows = flows;
        this.lineage = TopologyLineage.of(topology, contract);
        this.injectedTopic = contract.port().injectedTopic();
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, contract.port().applicationId());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        this.topology = topology;
        this.driver = new TopologyTestDriver(topology, settings);
        this.outputs = new TestedOutputs(driver, contract);
    }

    /**
     * @param productFolder the folder with {@code product.odps.yaml} and its contracts; the folders of its input ports'
     *     products are beside it, or in {@code ../../../<domain>/products}
     * @throws org.finmesh.platform.contract.InvalidContractException when the folder's files are not valid
     */
    public static TestedTopology of(ProductTopology topology, Path productFolder) {
        var product = InputPorts.read(productFolder);
        var contract = product.contracts().stream()
                .filter(candidate -> candidate.port().equals(topology.port()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s holds no contract of port %s".formatted(productFolder, topology.port())));
        var inputs = InputPorts.of(product, productFolder);
        var meter = new PortMeter(contract);
        var flows = PortFlows.atOnce();
        var plumbing = new Plumbing(PUBLISHING, inputs, inputs.products(), meter, flows);
        var built = ContractStreams.build(topology, product, contract, plumbing);
        return new TestedTopology(built.topology(), contract, inputs, meter.rules(), flows);
    }

    /** What a field of the port was seen to be made of, by the records that came so far; without what only decides. */
    public List<FieldFlow> madeOf(String field) {
        return flows
                .flows(contract.properties().stream()
                        .map(Contract.Property::name)
                        .collect(Collectors.toSet()))
                .stream()
                .filter(flow -> flow.output().equals(field) && flow.how().direct())
                .toList();
    }

    /** Brings one source record as its source would write it. */
    public void pipe(String topic, @Nullable String key, String json, Instant eventTime) {
        pipe(topic, key, json.getBytes(StandardCharsets.UTF_8), eventTime);
    }

    /** The same with a Java record, written as {@code SourceWriter} does. */
    public void pipe(String topic, @Nullable String key, Record jsonRecord, Instant eventTime) {
        pipe(topic, key, JsonRecords.write(jsonRecord), eventTime);
    }

    /**
     * Brings one record of an input port, to a stream or a table alike.
     *
     * @param json an object with the contract's fields, all those of the key among them
     */
    public void pipe(PortId port, String json, Instant eventTime) {
        pipe(port, InputPorts.utf8(json), eventTime);
    }

    /** The same with a Java record whose components are the contract's fields in camel case. */
    public void pipe(PortId port, Record record, Instant eventTime) {
        pipe(port, JsonRecords.write(record), eventTime);
    }

    private void pipe(PortId port, byte[] json, Instant eventTime) {
        var written = inputs.write(port, json);
        pipe(port.topic(), written.key(), written.value(), eventTime);
    }

    /** Brings the deletion of a record of an input port: a record without a value. */
    public void pipeDeletion(PortId port, String key, Instant eventTime) {
        pipe(port.topic(), key, (byte[]) null, eventTime);
    }

    private void pipe(String topic, @Nullable String key, byte @Nullable [] value, Instant eventTime) {
        pipe(topic, key, value, eventTime, Map.of());
    }

    /** Puts a quarantined record in again, as its owner does. */
    public void replay(Quarantined quarantined, Instant eventTime) {
        pipe(
                injectedTopic,
                quarantined.key(),
                InputPorts.utf8(quarantined.value()),
                eventTime,
                Map.of("origin", quarantined.origin(), "source-topic", topicOf(quarantined.origin())));
    }

    private static String topicOf(String origin) {
        return origin.substring(0, origin.indexOf('/'));
    }

    /** Puts a canary in at an input, as the platform does. */
    public void pipeCanary(String topic, long sequence, Instant eventTime) {
        var number = Long.toString(sequence);
        pipe(
                injectedTopic,
                number,
                InputPorts.utf8(number),
                eventTime,
                Map.of("canary", number, "source-topic", topic));
    }

    private void pipe(
            String topic,
            @Nullable String key,
            byte @Nullable [] value,
            Instant eventTime,
            Map<String, String> moreHeaders) {
        var headers = new RecordHeaders();
        headers.add(EventTime.HEADER, EventTime.bytes(EventTime.micros(eventTime)));
        moreHeaders.forEach((name, text) -> headers.add(name, InputPorts.utf8(text)));
        var keyBytes = key == null ? null : InputPorts.utf8(key);
        input(topic).pipeInput(new TestRecord<>(keyBytes, value, headers, eventTime.toEpochMilli()));
    }

    private TestInputTopic<byte[], byte[]> input(String topic) {
        return driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** What was published since the last call, in order. */
    public List<Published> published() {
        return outputs.published();
    }

    /** What was published masked since the last call, in order. */
    public List<Published> masked() {
        return outputs.masked();
    }

    /** What was quarantined since the last call, in order. */
    public List<Quarantined> quarantined() {
        return outputs.quarantined();
    }

    /** What was left out on purpose since the last call, in order. */
    public List<LeftOut> filtered() {
        return outputs.filtered();
    }

    /** The sequence numbers of the canaries that came through since the last call, in order. */
    public List<Long> canaries() {
        return outputs.canaries();
    }

    /** What the contract's rules say of what came since the last call: the JSON of the reports. */
    public List<String> quality() {
        var reports = new Reports();
        rules.report(reports, Instant.now());
        return Stream.generate(reports::next)
                .takeWhile(Objects::nonNull)
                .map(report -> new String(report.json(), StandardCharsets.UTF_8))
                .toList();
    }

    /** {@code Topology.describe()} as text, for the golden {@code topology.txt}. */
    public String description() {
        return topology.describe().toString();
    }

    /** What the topology reads and writes, as the platform is told. */
    public Lineage lineage() {
        return lineage;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("tested-topology");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void close() {
        driver.close();
        try (var files = Files.walk(state)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException undeleted) {
            throw new UncheckedIOException(undeleted);
        }
    }

    /**
     * @param values by property name, in Java's types: String, BigDecimal, Instant, LocalDate, Long, Boolean; what is absent
     *     is absent
     */
    public record Published(String key, Map<String, Object> values, Instant eventTime) {}

    /**
     * @param value the original bytes, as text
     * @param origin of the record that it was made from: {@code <topic>/<partition>/<offset>}
     */
    public record Quarantined(@Nullable String key, String value, String reasonCode, String reason, String origin) {}

    /** @param origin as of {@link Quarantined} */
    public record LeftOut(String origin, String reasonCode, String reason) {}
}
