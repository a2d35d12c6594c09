package org.finmesh.platform.processing.stream;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.processing.meter.Lineage;

/** What a topology reads and writes, observed from what Kafka Streams will run: {@code Topology.describe()}. */
public record TopologyLineage(List<String> inputs, List<String> outputs) implements Lineage {

    /** Kafka Streams' own topics and those beside the port are left out; the table port is there where the contract has one. */
    public static TopologyLineage of(Topology topology, Contract contract) {
        var port = contract.port();
        var inputs = new TreeSet<String>();
        var outputs = new TreeSet<String>();
        var beside = Set.of(port.quarantineTopic(), port.filteredTopic(), port.injectedTopic(), port.canaryTopic());
        var description = topology.describe();
        description.globalStores().forEach(table -> inputs.addAll(table.source().topicSet()));
        for (var part : description.subtopologies()) {
            for (var node : part.nodes()) {
                switch (node) {
                    case TopologyDescription.Source source -> inputs.addAll(source.topicSet());
                    case TopologyDescription.Sink sink -> outputs.add(sink.topic());
                    default -> {}
                }
            }
        }
        inputs.removeIf(topic -> beside.contains(topic) || isFoldsOwn(topic));
        outputs.removeIf(topic -> beside.contains(topic) || isFoldsOwn(topic));
        if (contract.server("postgres").isPresent()) {
            outputs.add(port.view().toString());
        }
        return new TopologyLineage(List.copyOf(inputs), List.copyOf(outputs));
    }

    /** Kafka Streams puts the application's name before it only when it runs; all other topics begin with their domain's. */
    private static boolean isFoldsOwn(String topic) {
        return topic.indexOf('.') < 0;
    }
}
