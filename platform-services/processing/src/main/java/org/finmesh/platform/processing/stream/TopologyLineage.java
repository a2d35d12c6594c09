package org.finmesh.platform.processing.stream;

import java.util.List;
import java.util.TreeSet;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.processing.meter.Lineage;

/** What a topology reads and writes, observed from what Kafka Streams will run: {@code Topology.describe()}. */
public record TopologyLineage(List<String> inputs, List<String> outputs) implements Lineage {

    /** Kafka Streams' own topics and the quarantine are left out; the table port is there where the contract has one. */
    public static TopologyLineage of(Topology topology, Contract contract) {
        var port = contract.port();
        var inputs = new TreeSet<String>();
        var outputs = new TreeSet<String>();
        for (var part : topology.describe().subtopologies()) {
            for (var node : part.nodes()) {
                switch (node) {
                    case TopologyDescription.Source source -> inputs.addAll(source.topicSet());
                    case TopologyDescription.Sink sink -> outputs.add(sink.topic());
                    default -> {}
                }
            }
        }
        inputs.removeIf(topic -> topic.startsWith(port.applicationId() + "-"));
        outputs.removeIf(topic -> topic.startsWith(port.applicationId() + "-") || topic.equals(port.quarantineTopic()));
        if (contract.server("postgres").isPresent()) {
            outputs.add(port.view().toString());
        }
        return new TopologyLineage(List.copyOf(inputs), List.copyOf(outputs));
    }
}
