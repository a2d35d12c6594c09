package org.finmesh.platform.processing.record;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.finmesh.platform.contract.Contract.Property;

/** How a contract's types are written in Java: see docs/architecture.md, "Types". */
enum FieldType {
    STRING("string", List.of(String.class)),
    INTEGER("integer", List.of(long.class, Long.class, int.class, Integer.class)),
    NUMBER("number", List.of(BigDecimal.class)),
    DATE("date", List.of(LocalDate.class)),
    TIMESTAMP("timestamp", List.of(Instant.class)),
    BOOLEAN("boolean", List.of(boolean.class, Boolean.class));

    private final String logicalType;
    private final List<Class<?>> javaTypes;

    FieldType(String logicalType, List<Class<?>> javaTypes) {
        this.logicalType = logicalType;
        this.javaTypes = javaTypes;
    }

    static FieldType of(Property property) {
        for (var type : values()) {
            if (type.logicalType.equals(property.logicalType())) {
                return type;
            }
        }
        throw new IllegalStateException("property '%s' is of logical type '%s', which the mesh does not serve"
                .formatted(property.name(), property.logicalType()));
    }

    /** Of a field of a port's schema, its union with null taken away. */
    static FieldType of(Schema schema) {
        return switch (schema.getLogicalType()) {
            case LogicalTypes.Date _ -> DATE;
            case LogicalTypes.TimestampMicros _ -> TIMESTAMP;
            case LogicalTypes.Decimal _ -> NUMBER;
            case null, default ->
                switch (schema.getType()) {
                    case STRING -> STRING;
                    case LONG -> INTEGER;
                    case BOOLEAN -> BOOLEAN;
                    default ->
                        throw new IllegalStateException("a port's schema has a field of Avro type " + schema.getType());
                };
        };
    }

    /** What a component for it may be declared as. */
    boolean accepts(Class<?> javaType) {
        return javaTypes.contains(javaType) || (this == STRING && javaType.isEnum());
    }

    String expected() {
        return this == STRING ? "String or an enum" : javaTypes.getFirst().getSimpleName();
    }

    /** Brings what a component holds to the one Java type that checks and writers know. */
    Function<Object, Object> canonical(Class<?> javaType) {
        if (javaType.isEnum()) {
            return Object::toString;
        }
        if (javaType == int.class || javaType == Integer.class) {
            return value -> ((Integer) value).longValue();
        }
        return Function.identity();
    }

    /** A value's text in a key: the same value gives the same text, and PostgreSQL reads it as the column's type. */
    static String keyText(Property property, Object value) {
        return value instanceof BigDecimal decimal && property.scale() instanceof Integer scale
                ? decimal.setScale(scale).toPlainString()
                : value.toString();
    }

    void write(AvroBuffer out, Object value, int scale) {
        switch (this) {
            case STRING -> out.writeString((String) value);
            case INTEGER -> out.writeLong((Long) value);
            case NUMBER -> out.writeDecimal((BigDecimal) value, scale);
            case DATE -> out.writeLong(((LocalDate) value).toEpochDay());
            case TIMESTAMP -> out.writeLong(EventTime.micros((Instant) value));
            case BOOLEAN -> out.writeByte((Boolean) value ? 1 : 0);
        }
    }

    /** The value in its canonical type, as {@link #write} takes it. */
    Object read(AvroReader in, int scale) {
        return switch (this) {
            case STRING -> in.readString();
            case INTEGER -> in.readLong();
            case NUMBER -> new BigDecimal(new BigInteger(in.readBytes()), scale);
            case DATE -> LocalDate.ofEpochDay(in.readLong());
            case TIMESTAMP -> EventTime.instant(in.readLong());
            case BOOLEAN -> in.readBoolean();
        };
    }

    void skip(AvroReader in) {
        switch (this) {
            case STRING, NUMBER -> in.skipBytes();
            case INTEGER, DATE, TIMESTAMP -> in.readLong();
            case BOOLEAN -> in.readBoolean();
        }
    }
}
