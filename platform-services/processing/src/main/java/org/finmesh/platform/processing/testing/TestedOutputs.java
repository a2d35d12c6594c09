package org.finmesh.platform.processing.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.finmesh.platform.contract.AvroSchema;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.processing.record.EventTime;
import org.finmesh.platform.processing.testing.TestedTopology.LeftOut;
import org.finmesh.platform.processing.testing.TestedTopology.Published;
import org.finmesh.platform.processing.testing.TestedTopology.Quarantined;

/** The topics that a port's topology writes: each call takes what came since the last one, in order. */
final class TestedOutputs {

    private final TestOutputTopic<byte[], byte[]> published;
    private final TestOutputTopic<byte[], byte[]> masked;
    private final TestOutputTopic<byte[], byte[]> quarantined;
    private final TestOutputTopic<byte[], byte[]> filtered;
    private final TestOutputTopic<byte[], byte[]> canaries;
    private final AvroValues values;

    TestedOutputs(TopologyTestDriver driver, Contract contract) {
        var port = contract.port();
        this.published = topic(driver, port.topic());
        this.masked = topic(driver, port.maskedTopic());
        this.quarantined = topic(driver, port.quarantineTopic());
        this.filtered = topic(driver, port.filteredTopic());
        this.canaries = topic(driver, port.canaryTopic());
        this.values = new AvroValues(new Schema.Parser().parse(AvroSchema.of(contract)));
    }

    private static TestOutputTopic<byte[], byte[]> topic(TopologyTestDriver driver, String name) {
        return driver.createOutputTopic(name, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    List<Published> published() {
        return read(published);
    }

    List<Published> masked() {
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

    List<Quarantined> quarantined() {
        return quarantined.readRecordsToList().stream()
                .map(record -> new Quarantined(
                        record.key() == null ? null : text(record.key()),
                        text(record.value()),
                        header(record, "reason-code"),
                        header(record, "reason"),
                        header(record, "origin")))
                .toList();
    }

    List<LeftOut> filtered() {
        return filtered.readRecordsToList().stream()
                .map(record ->
                        new LeftOut(header(record, "origin"), header(record, "reason-code"), header(record, "reason")))
                .toList();
    }

    List<Long> canaries() {
        return canaries.readRecordsToList().stream()
                .map(record -> Long.valueOf(header(record, "canary")))
                .toList();
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return text(record.headers().lastHeader(name).value());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
