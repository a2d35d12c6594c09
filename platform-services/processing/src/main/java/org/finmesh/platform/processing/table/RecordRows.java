package org.finmesh.platform.processing.table;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.processing.ProcessingError;
import org.finmesh.platform.processing.ProcessingException;
import org.finmesh.platform.processing.record.SchemaSource;

/** A port's records as rows of its table, each read by the schema that it was written with; not thread-safe. */
final class RecordRows {

    private static final int REGISTRY_HEADER_BYTES = 5;

    private final SchemaSource schemas;
    private final List<String> properties;
    private final int version;
    private final Map<Integer, RowLayout> layouts = new HashMap<>();

    RecordRows(Contract contract, SchemaSource schemas) {
        this.schemas = schemas;
        this.properties =
                contract.properties().stream().map(Contract.Property::name).toList();
        this.version = contract.versionProperty()
                .map(property -> contract.properties().indexOf(property))
                .orElse(-1);
    }

    /** Appends the row without its end. */
    void append(ConsumerRecord<byte[], byte[]> record, CopyText rows) throws InterruptedException {
        layout(record).append(record.value(), REGISTRY_HEADER_BYTES, rows);
    }

    /** By the contract's {@code versionProperty}, which it must have; the lowest where the record's schema has no such field. */
    long version(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        return layout(record).number(record.value(), REGISTRY_HEADER_BYTES, version);
    }

    private RowLayout layout(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        var value = record.value();
        if (value.length < REGISTRY_HEADER_BYTES || value[0] != 0) {
            throw new ProcessingException(
                    ProcessingError.INTERNAL,
                    "topic %s has a record without the registry's header, partition %d offset %d"
                            .formatted(record.topic(), record.partition(), record.offset()));
        }
        var schemaId = ByteBuffer.wrap(value).getInt(1);
        var known = layouts.get(schemaId);
        if (known != null) {
            return known;
        }
        var layout = RowLayout.of(new Schema.Parser().parse(schemas.schema(schemaId)), properties);
        layouts.put(schemaId, layout);
        return layout;
    }
}
