package org.finmesh.platform.processing.stream;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.finmesh.platform.processing.ProcessingError;
import org.finmesh.platform.processing.ProcessingException;
import org.finmesh.platform.processing.record.PortRecords;
import org.finmesh.platform.processing.record.Unreadable;

/** Puts a port's records into the table, the latest of each key; a record without a value takes its row away. */
final class KeepRow<V extends java.lang.Record> extends ContextualProcessor<byte[], byte[], Void, Void> {

    private final String table;
    private final PortRecords<V> records;
    private TableRows<V> rows;

    @SuppressWarnings("NullAway.Init")
    KeepRow(String table, PortRecords<V> records) {
        this.table = table;
        this.records = records;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        rows = context.getStateStore(table);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        try {
            rows.put(record.key(), record.value() == null ? null : records.read(record.value()));
        } catch (Unreadable unreadable) {
            throw new ProcessingException(
                    ProcessingError.SHAPE_MISMATCH,
                    "a row of %s cannot be read: %s. The record type of the product's table is to match the port's contract"
                            .formatted(table, unreadable.breach().reason()),
                    unreadable);
        }
    }
}
