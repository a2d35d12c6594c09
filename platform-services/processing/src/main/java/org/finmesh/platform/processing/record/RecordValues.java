package org.finmesh.platform.processing.record;

import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.finmesh.platform.contract.Contract;
import org.jspecify.annotations.Nullable;

/** A domain's record by the names of the contract's properties. */
public final class RecordValues {

    private final Map<String, Function<Object, @Nullable Object>> readers = new HashMap<>();

    private RecordValues() {}

    /** @throws org.finmesh.platform.processing.ProcessingException when {@code type} does not match the contract */
    public static RecordValues of(Contract contract, Class<?> type) {
        var values = new RecordValues();
        RecordShape.match(contract, type)
                .forEach((property, component) -> values.readers.put(property.name(), reader(property, component)));
        return values;
    }

    private static Function<Object, @Nullable Object> reader(Contract.Property property, RecordComponent component) {
        var accessor = Accessors.of(component);
        var canonical = FieldType.of(property).canonical(component.getType());
        return record -> {
            var raw = accessor.apply(record);
            return raw == null ? null : canonical.apply(raw);
        };
    }

    /** Null, or of the property's Java type: String, Long, BigDecimal, LocalDate, Instant, Boolean. */
    public @Nullable Object value(String property, Object record) {
        return readers.get(property).apply(record);
    }
}
