package org.finmesh.platform.processing.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.finmesh.platform.contract.Contract.Property;
import org.finmesh.platform.processing.Payments;
import org.finmesh.platform.processing.Payments.Order;
import org.finmesh.platform.processing.meter.PortMeter;
import org.finmesh.platform.processing.record.JsonRecords;
import org.finmesh.platform.processing.record.MaskingKey;
import org.finmesh.platform.processing.record.Publishing;
import org.finmesh.platform.processing.stream.ContractStreams;
import org.finmesh.platform.processing.stream.Plumbing;
import org.junit.jupiter.api.Test;

/** A running topology, record by record. */
class ObservedTopologyTest {

    private final PortFlows flows = new PortFlows(Runnable::run, Duration.ofMinutes(1), System::nanoTime);

    @Test
    void tellsEveryFieldOfThePortWhereItComesFromAndNothingElse() {
        pipe(Order.of("P1"), Order.of("P2").amount("7.25").currency("USD"));

        assertThat(flows("payment_id")).containsExactly("id IDENTITY");
        assertThat(flows("leg")).containsExactly("leg IDENTITY");
        assertThat(flows("booked_at")).containsExactly("booked_at IDENTITY");
        assertThat(flows("value_date")).containsExactly("value_date IDENTITY");
        assertThat(flows("amount")).containsExactly("amount IDENTITY");
        assertThat(flows("direction")).containsExactly("direction IDENTITY");
    }

    @Test
    void goesOnPublishingWhereTheMappingFailsWhileItIsAsked() {
        assertThat(pipe(Order.of("P1"), Order.of("P2").currency("BUG"), Order.of("P3")))
                .isEqualTo(2);
    }

    private long pipe(Order... orders) {
        var contract = Payments.contract();
        var plumbing = new Plumbing(
                new Publishing(1, 2, new MaskingKey("of a test")), id -> "", List.of(), new PortMeter(contract), flows);
        var topology = ContractStreams.build(new Payments(), Payments.product(), contract, plumbing)
                .topology();
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, contract.port().applicationId());
        try (var driver = new TopologyTestDriver(topology, settings)) {
            var input = driver.createInputTopic(Payments.ORDERS, new ByteArraySerializer(), new ByteArraySerializer());
            List.of(orders).forEach(order -> input.pipeInput(null, JsonRecords.write(order), Instant.EPOCH));
            var bytes = new org.apache.kafka.common.serialization.ByteArrayDeserializer();
            return driver.createOutputTopic(contract.port().topic(), bytes, bytes)
                    .getQueueSize();
        }
    }

    private List<String> flows(String output) {
        var outputs =
                Payments.contract().properties().stream().map(Property::name).collect(Collectors.toSet());
        return flows.flows(Set.copyOf(outputs)).stream()
                .filter(flow -> flow.output().equals(output))
                .map(flow -> flow.field() + " " + flow.how())
                .toList();
    }
}
