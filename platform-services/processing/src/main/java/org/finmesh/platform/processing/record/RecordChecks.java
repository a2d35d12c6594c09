package org.finmesh.platform.processing.record;

import java.util.List;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.Contract.Property;
import org.jspecify.annotations.Nullable;

/** The contract's rules for values that are in no Java record: what dbt built. */
public final class RecordChecks {

    private record Field(Property property, List<FieldCheck> checks) {}

    private final List<Field> fields;

    private RecordChecks(List<Field> fields) {
        this.fields = fields;
    }

    public static RecordChecks of(Contract contract) {
        return new RecordChecks(contract.properties().stream()
                .map(property -> new Field(property, FieldChecks.of(property)))
                .toList());
    }

    /**
     * @param index of the property in the contract's order
     * @param value null, or of the property's Java type: String, Long, BigDecimal, LocalDate, Instant, Boolean
     */
    public @Nullable Breach of(int index, @Nullable Object value) {
        var field = fields.get(index);
        if (value == null) {
            return field.property.required() ? Breach.of("REQUIRED", field.property.name(), "is absent") : null;
        }
        for (var check : field.checks) {
            var breach = check.of(value);
            if (breach != null) {
                return breach;
            }
        }
        return null;
    }
}
