package org.finmesh.platform.processing.quality;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.Contract.Property;
import org.finmesh.platform.processing.record.RecordValues;

/** What names a failing record without naming a person: its key, personal parts left out. */
final class SampleKey {

    private final List<String> fields;

    SampleKey(Contract contract) {
        this.fields = contract.key().stream()
                .filter(property -> !property.personal())
                .map(Property::name)
                .toList();
    }

    /** Columns, none personal; empty where the whole key is. */
    List<String> fields() {
        return fields;
    }

    /** Empty where the whole key is personal. */
    String of(RecordValues values, Object record) {
        return fields.stream()
                .map(field -> values.value(field, record))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining("|"));
    }
}
