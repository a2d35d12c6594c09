package org.finmesh.platform.processing.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.finmesh.platform.contract.AvroSchema;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.Contract.Property;
import org.jspecify.annotations.Nullable;

/**
 * Checks a domain's record against the contract and writes it as the topic port has it: key, and Avro value behind the five
 * bytes that registry clients know. One pass, no generic record between. Not thread-safe: one per stream task.
 */
public final class RecordEncoder {

    /** What a broker takes by default is 1 MiB with headers and batch around it. */
    static final int VALUE_BYTES_MAX = 900_000;

    private record Field(
            Property property,
            Function<Object, @Nullable Object> accessor,
            Function<Object, Object> canonical,
            FieldType type,
            FieldCheck[] checks,
            @Nullable Breach absent,
            Mask mask,
            int keyIndex) {}

    private final Field[] fields;
    private final int schemaId;
    private final Object[] keyParts;
    private final Property[] keyProperties;
    private final AvroBuffer out = new AvroBuffer();
    private final @Nullable MaskedRecord masked;
    private byte[] key = {};
    private byte[] value = {};

    private RecordEncoder(Field[] fields, List<Property> key, int schemaId, @Nullable MaskedRecord masked) {
        this.fields = fields;
        this.masked = masked;
        this.schemaId = schemaId;
        this.keyProperties = key.toArray(Property[]::new);
        this.keyParts = new Object[keyProperties.length];
    }

    /**
     * @throws org.finmesh.platform.processing.ProcessingException when {@code type} does not match the contract
     */
    public static RecordEncoder of(Contract contract, Class<?> type, Publishing publishing) {
        var key = contract.key();
        var masked = contract.hasPersonalData() ? new MaskedRecord(contract, publishing.maskedSchemaId()) : null;
        var fields = new ArrayList<Field>();
        RecordShape.match(contract, type).forEach((property, component) -> {
            var fieldType = FieldType.of(property);
            fields.add(new Field(
                    property,
                    Accessors.of(component),
                    fieldType.canonical(component.getType()),
                    fieldType,
                    FieldChecks.of(property).toArray(FieldCheck[]::new),
                    property.required() ? Breach.of("REQUIRED", property.name(), "is absent") : null,
                    Mask.of(property, publishing.maskingKey()),
                    key.indexOf(property)));
        });
        return new RecordEncoder(fields.toArray(Field[]::new), key, publishing.schemaId(), masked);
    }

    /** Null where the record keeps the contract: then {@link #key} and {@link #value} have it, until the next call. */
    public @Nullable Breach encode(Object record) {
        out.reset();
        out.writeByte(0);
        out.writeInt32(schemaId);
        if (masked != null) {
            masked.begin();
        }
        for (var field : fields) {
            var breach = encode(field, field.accessor.apply(record));
            if (breach != null) {
                return breach;
            }
        }
        value = out.copy();
        if (value.length > VALUE_BYTES_MAX) {
            return new Breach("TOO_LARGE", "the record has more than %d bytes".formatted(VALUE_BYTES_MAX));
        }
        return encodeKey();
    }

    private @Nullable Breach encode(Field field, @Nullable Object raw) {
        if (raw == null) {
            if (field.absent == null) {
                out.writeByte(0);
                mask(field, null);
            }
            return field.absent;
        }
        var fieldValue = field.canonical.apply(raw);
        for (var check : field.checks) {
            var breach = check.of(fieldValue);
            if (breach != null) {
                return breach;
            }
        }
        if (AvroSchema.nullable(field.property)) {
            out.writeByte(2);
        }
        var scale = field.property.scale();
        field.type.write(out, fieldValue, scale == null ? 0 : scale);
        if (field.keyIndex >= 0) {
            keyParts[field.keyIndex] = fieldValue;
        }
        mask(field, fieldValue);
        return null;
    }

    private void mask(Field field, @Nullable Object fieldValue) {
        if (masked != null) {
            masked.add(
                    field.property, field.type, field.keyIndex, fieldValue == null ? null : field.mask.of(fieldValue));
        }
    }

    private @Nullable Breach encodeKey() {
        var text = new StringBuilder(48);
        for (var i = 0; i < keyParts.length; i++) {
            var part = FieldType.keyText(keyProperties[i], keyParts[i]);
            if (part.isEmpty() || (keyParts.length > 1 && part.indexOf('|') >= 0)) {
                return Breach.of(
                        "KEY", keyProperties[i].name(), "is part of the key, so it is neither empty nor contains '|'");
            }
            text.append(i == 0 ? "" : "|").append(part);
        }
        key = text.toString().getBytes(StandardCharsets.UTF_8);
        return null;
    }

    public byte[] key() {
        return key;
    }

    public byte[] value() {
        return value;
    }

    /** The same record for the masked topic; null where the port has none. */
    public @Nullable MaskedRecord masked() {
        return masked;
    }
}
