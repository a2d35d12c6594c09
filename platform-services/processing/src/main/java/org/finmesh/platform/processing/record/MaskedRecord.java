package org.finmesh.platform.processing.record;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.finmesh.platform.contract.AvroSchema;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.Contract.Property;
import org.jspecify.annotations.Nullable;

/** The record in the making as the masked topic has it, written beside the clear one. Not thread-safe. */
public final class MaskedRecord {

    private final List<Property> keyProperties;
    private final String[] keyParts;
    private final int schemaId;
    private final AvroBuffer out = new AvroBuffer();

    MaskedRecord(Contract contract, int schemaId) {
        this.keyProperties = contract.key();
        this.keyParts = new String[keyProperties.size()];
        this.schemaId = schemaId;
    }

    void begin() {
        out.reset();
        out.writeByte(0);
        out.writeInt32(schemaId);
    }

    /** @param value as masked */
    void add(Property property, FieldType type, @Nullable Object value) {
        if (value == null) {
            out.writeByte(0);
            return;
        }
        if (AvroSchema.nullable(property)) {
            out.writeByte(2);
        }
        type.write(out, value, Objects.requireNonNullElse(property.scale(), 0));
        var position = keyProperties.indexOf(property);
        if (position >= 0) {
            keyParts[position] = FieldType.keyText(property, value);
        }
    }

    public byte[] key() {
        return String.join("|", keyParts).getBytes(StandardCharsets.UTF_8);
    }

    public byte[] value() {
        return out.copy();
    }
}
