package org.finmesh.platform.server.quarantine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;

/** A record of a quarantine topic; docs/data-plane.md says which headers it has. */
record QuarantinedRecord(ConsumerRecord<byte[], byte[]> record) {

    private static final List<String> KEPT_IN_REPLAY = List.of("source-topic", "event-time", "traceparent");

    long offset() {
        return record.offset();
    }

    String reasonCode() {
        var code = header("reason-code");
        return code == null ? "UNKNOWN" : code;
    }

    @Nullable
    String header(String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Of a replayed record the first time's. */
    @Nullable
    String origin() {
        var origin = header("origin");
        if (origin != null) {
            return origin;
        }
        var topic = header("source-topic");
        return topic == null ? null : "%s/%s/%s".formatted(topic, header("source-partition"), header("source-offset"));
    }

    /** Without a topic that it is from, no reader would take it. */
    boolean canBeReplayed() {
        return header("source-topic") != null;
    }

    ProducerRecord<byte[], byte[]> replay(PortId port) {
        var replay = new ProducerRecord<>(port.injectedTopic(), record.key(), record.value());
        for (var name : KEPT_IN_REPLAY) {
            var header = record.headers().lastHeader(name);
            if (header != null) {
                replay.headers().add(header);
            }
        }
        var origin = origin();
        if (origin != null) {
            replay.headers().add("origin", origin.getBytes(StandardCharsets.UTF_8));
        }
        return replay;
    }
}
