package org.finmesh.platform.contract.diff;

import static org.apache.avro.SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE;
import static org.apache.avro.SchemaCompatibility.checkReaderWriterCompatibility;

import java.util.Objects;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.finmesh.platform.contract.AvroSchema;
import org.finmesh.platform.contract.Contract;

/** What Avro says about two contracts of one port. */
record AvroVerdict(Schema before, Schema after) {

    static AvroVerdict of(Contract before, Contract after) {
        return new AvroVerdict(parse(before), parse(after));
    }

    private static Schema parse(Contract contract) {
        return new Schema.Parser().parse(AvroSchema.of(contract));
    }

    /** Old readers read new records, and new readers old ones. */
    boolean compatible() {
        return reads(before, after) && reads(after, before);
    }

    /** Avro's own check, and what its specification asks of logical types, which that check leaves out. */
    private static boolean reads(Schema reader, Schema writer) {
        return checkReaderWriterCompatibility(reader, writer).getType() == COMPATIBLE
                && reader.getFields().stream().allMatch(field -> {
                    var written = writer.getField(field.name());
                    return written == null || sameMeaning(plain(field.schema()), plain(written.schema()));
                });
    }

    private static boolean sameMeaning(Schema reader, Schema writer) {
        return Objects.equals(meaning(reader), meaning(writer));
    }

    private static Object meaning(Schema type) {
        return switch (type.getLogicalType()) {
            case null -> type.getType();
            case LogicalTypes.Decimal decimal -> decimal.getPrecision() + "." + decimal.getScale();
            case Object logical -> logical.getClass();
        };
    }

    private static Schema plain(Schema type) {
        return type.isUnion() ? type.getTypes().getLast() : type;
    }
}
