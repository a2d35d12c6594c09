package org.finmesh.platform.processing.record;

import java.nio.charset.StandardCharsets;
import org.finmesh.platform.contract.AvroSchema;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.Contract.Property;
import org.jspecify.annotations.Nullable;

/** The record in the making as the masked topic has it, written beside the clear one. Not thread-safe. */
public final class MaskedRecord {

    private final String[] keyParts;
    private final int schemaId;
    private final AvroBuffer out = new AvroBuffer();

    MaskedRecord(Contract contract, int schemaId) {
        this.keyParts = new String[contract.key().size()];
        this.schemaId = schemaId;
    }

    void begin() {
        out.reset();
        out.writeByte(0);
        out.writeInt32(schemaId);
    }

    /**
     * @param keyIndex where the property is in the key, below 0 where it is not
     * @param value as masked
     */
    void add(Property property, FieldType type, int keyIndex, @Nullable Object value) {
        if (value == null) {
            out.writeByte(0);
            return;
        }
        if (AvroSchema.nullable(property)) {
            out.writeByte(2);
        }
        type.write(out, value, property.scale() == null ? 0 : property.scale());
        if (keyIndex >= 0) {
            keyParts[keyIndex] = FieldType.keyText(property, value);
        }
    }

    public byte[] key() {
        return String.join("|", keyParts).getBytes(StandardCharsets.UTF_8);
    }

    public byte[] value() {
        return out.copy();
    }
}
