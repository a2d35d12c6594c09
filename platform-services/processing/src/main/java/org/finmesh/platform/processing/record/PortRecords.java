package org.finmesh.platform.processing.record;

import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.processing.ProcessingError;
import org.finmesh.platform.processing.ProcessingException;
import org.jspecify.annotations.Nullable;

/**
 * Reads another product's records, each by the schema that it was written with, and of each only the fields that the record
 * type has components for. Not thread-safe: one per reader.
 *
 * @param <T> the record type
 */
public final class PortRecords<T> {

    private static final int REGISTRY_HEADER_BYTES = 5;

    private final Class<T> type;
    private final SchemaSource schemas;
    private final MethodHandle constructor;
    private final Map<Integer, PortLayout> layouts = new HashMap<>();
    private final AvroReader in = new AvroReader();

    private PortRecords(Class<T> type, SchemaSource schemas, MethodHandle constructor) {
        this.type = type;
        this.schemas = schemas;
        this.constructor = constructor;
    }

    public static <T extends Record> PortRecords<T> of(Class<T> type, SchemaSource schemas) {
        return new PortRecords<>(type, schemas, Accessors.constructor(type));
    }

    /** @throws ProcessingException SHAPE_MISMATCH when the type's components are no fields of the contract's */
    public static void requireFit(Contract contract, Class<? extends Record> type) {
        RecordShape.requireReads(contract, type);
    }

    /**
     * @throws Unreadable when it is no port record, or its fields are not what the components are
     * @throws ProcessingException UNAVAILABLE when the registry does not tell the schema
     */
    @SuppressWarnings("unchecked")
    public T read(byte @Nullable [] value) throws Unreadable {
        if (value == null || value.length < REGISTRY_HEADER_BYTES || value[0] != 0) {
            throw new Unreadable(new Breach("UNREADABLE", "the record has no schema id of the registry"));
        }
        var layout = layout(ByteBuffer.wrap(value).getInt(1));
        in.reset(value, REGISTRY_HEADER_BYTES);
        Object[] components;
        try {
            components = layout.read(in);
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException tooShort) {
            throw new Unreadable(new Breach("UNREADABLE", "the record is not what its schema says"));
        }
        return (T) Accessors.construct(constructor, components);
    }

    private PortLayout layout(int schemaId) {
        return layouts.computeIfAbsent(
                schemaId, id -> PortLayout.of(new Schema.Parser().parse(schema(id)), type.getRecordComponents()));
    }

    private String schema(int id) {
        try {
            return schemas.schema(id);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new ProcessingException(
                    ProcessingError.UNAVAILABLE, "ended while the registry was asked for schema " + id, closing);
        }
    }
}
