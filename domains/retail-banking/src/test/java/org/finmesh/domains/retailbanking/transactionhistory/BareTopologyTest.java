package org.finmesh.domains.retailbanking.transactionhistory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.finmesh.domains.retailbanking.bank.BookedTransactions;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.processing.bench.BareTopology;
import org.finmesh.platform.processing.bench.GeneratedBookings;
import org.finmesh.platform.processing.meter.PortMeter;
import org.finmesh.platform.processing.record.MaskingKey;
import org.finmesh.platform.processing.record.Publishing;
import org.finmesh.platform.processing.stream.ContractStreams;
import org.finmesh.platform.processing.stream.FlowObserver;
import org.finmesh.platform.processing.stream.Plumbing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mesh bench pipeline} compares is the same work. */
class BareTopologyTest {

    private static final String KEY = "of a test";
    private static final int RECORDS = GeneratedBookings.BROKEN_ONE_IN;

    private final Contract contract =
            ProductFolder.at(Path.of("products/transaction-history")).read().latest();
    private final GeneratedBookings bookings = new GeneratedBookings();

    @TempDir
    Path state;

    BareTopologyTest() throws IOException {}

    /** Keys and values of what came out at a topic, in order. */
    private record Out(List<String> clear, List<String> masked, List<String> quarantined) {}

    @Test
    void writesByteByByteWhatTheSdkWrites() throws IOException {
        var sdk = run(sdk());
        var bare = run(BareTopology.of(BookedTransactions.TOPIC, contract, KEY));

        assertThat(sdk.clear).hasSize(RECORDS - 1);
        assertThat(sdk.masked).hasSize(RECORDS - 1);
        assertThat(sdk.quarantined).hasSize(1);
        assertThat(bare).isEqualTo(sdk);
    }

    @Test
    void writesNothingMaskedWithoutAKey() {
        var bare = run(BareTopology.of(BookedTransactions.TOPIC, contract, null));

        assertThat(bare.clear).hasSize(RECORDS - 1);
        assertThat(bare.masked).isEmpty();
    }

    private Topology sdk() throws IOException {
        var product = ProductFolder.at(Path.of("products/transaction-history")).read();
        var plumbing = new Plumbing(
                new Publishing(1, 2, new MaskingKey(KEY)),
                id -> {
                    throw new IllegalStateException("no port is read, but schema %d is asked for".formatted(id));
                },
                List.of(product),
                new PortMeter(contract),
                FlowObserver.NONE);
        return ContractStreams.build(new TransactionHistoryTopology(), product, contract, plumbing)
                .topology();
    }

    private Out run(Topology topology) {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        try (var driver = new TopologyTestDriver(topology, settings)) {
            var input = driver.createInputTopic(
                    BookedTransactions.TOPIC, new ByteArraySerializer(), new ByteArraySerializer());
            IntStream.range(0, RECORDS).forEach(i -> input.pipeInput(bookings.key(i), bookings.value(i)));
            var port = contract.port();
            return new Out(
                    out(driver, port.topic()), out(driver, port.maskedTopic()), out(driver, port.quarantineTopic()));
        }
    }

    private static List<String> out(TopologyTestDriver driver, String topic) {
        var hex = HexFormat.of();
        return driver
                .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .stream()
                .map(record -> hex.formatHex(record.key()) + ' ' + hex.formatHex(record.value()))
                .toList();
    }
}
