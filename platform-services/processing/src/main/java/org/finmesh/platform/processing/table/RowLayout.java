package org.finmesh.platform.processing.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.finmesh.platform.processing.ProcessingError;
import org.finmesh.platform.processing.ProcessingException;
import org.finmesh.platform.processing.record.AvroReader;

/**
 * How a record written with one schema becomes a row of the table: the schema may be of an older or newer minor version than
 * the table, so fields are met by name; a column that the schema lacks is null, a field that the table lacks is skipped.
 */
final class RowLayout {

    private enum Kind {
        STRING,
        LONG,
        DATE,
        TIMESTAMP,
        DECIMAL,
        BOOLEAN
    }

    /** @param column in the table's order, or -1 where the table has none */
    private record Field(Kind kind, boolean optional, int scale, int column) {}

    private final Field[] fields;
    private final boolean inOrder;
    private final int columns;
    private final AvroReader in = new AvroReader();

    private RowLayout(Field[] fields, boolean inOrder, int columns) {
        this.fields = fields;
        this.inOrder = inOrder;
        this.columns = columns;
    }

    /** @param columns the contract's columns in the table's order */
    static RowLayout of(Schema schema, List<String> columns) {
        var positions = new HashMap<String, Integer>();
        columns.forEach(column -> positions.put(column, positions.size()));
        var fields = new ArrayList<Field>();
        for (var field : schema.getFields()) {
            var optional = field.schema().isUnion();
            var type = optional ? field.schema().getTypes().get(1) : field.schema();
            fields.add(new Field(kind(type), optional, scale(type), positions.getOrDefault(field.name(), -1)));
        }
        var inOrder = fields.size() == columns.size();
        for (var i = 0; i < fields.size(); i++) {
            inOrder &= fields.get(i).column == i;
        }
        return new RowLayout(fields.toArray(Field[]::new), inOrder, columns.size());
    }

    /** Appends the row without its end. */
    void append(byte[] value, int from, CopyText row) {
        in.reset(value, from);
        if (inOrder) {
            for (var field : fields) {
                appendNext(field, row);
            }
        } else {
            appendByName(row);
        }
    }

    /** The value of one column that is a whole number or a timestamp; the lowest there is where the schema lacks it. */
    long number(byte[] value, int from, int column) {
        in.reset(value, from);
        for (var field : fields) {
            if (field.optional && in.readLong() == 0) {
                continue;
            }
            if (field.column == column) {
                return in.readLong();
            }
            skip(field);
        }
        return Long.MIN_VALUE;
    }

    private void skip(Field field) {
        switch (field.kind) {
            case STRING, DECIMAL -> in.skipBytes();
            case LONG, DATE, TIMESTAMP -> in.readLong();
            case BOOLEAN -> in.readBoolean();
        }
    }

    /** Rare: while two minor versions are about. */
    private void appendByName(CopyText row) {
        var byColumn = new String[columns];
        for (var field : fields) {
            var one = new CopyText();
            appendNext(field, one);
            if (field.column >= 0) {
                byColumn[field.column] = new String(one.bytes(), java.nio.charset.StandardCharsets.UTF_8);
            }
        }
        for (var text : byColumn) {
            row.addEncoded(text == null ? "\\N" : text);
        }
    }

    private void appendNext(Field field, CopyText row) {
        if (field.optional && in.readLong() == 0) {
            row.addNull();
            return;
        }
        switch (field.kind) {
            case STRING -> row.add(in.readString());
            case LONG -> row.add(in.readLong());
            case DATE -> row.addDate(in.readLong());
            case TIMESTAMP -> row.addTimestamp(in.readLong());
            case DECIMAL -> row.addDecimal(in.readBytes(), field.scale);
            case BOOLEAN -> row.add(in.readBoolean());
        }
    }

    private static Kind kind(Schema type) {
        return switch (type.getLogicalType()) {
            case LogicalTypes.Date ignored -> Kind.DATE;
            case LogicalTypes.TimestampMicros ignored -> Kind.TIMESTAMP;
            case LogicalTypes.Decimal ignored -> Kind.DECIMAL;
            case null, default ->
                switch (type.getType()) {
                    case STRING -> Kind.STRING;
                    case LONG, INT -> Kind.LONG;
                    case BOOLEAN -> Kind.BOOLEAN;
                    default ->
                        throw new ProcessingException(
                                ProcessingError.INTERNAL, "a port's schema has a field of Avro type " + type);
                };
        };
    }

    private static int scale(Schema type) {
        return type.getLogicalType() instanceof LogicalTypes.Decimal decimal ? decimal.getScale() : 0;
    }
}
