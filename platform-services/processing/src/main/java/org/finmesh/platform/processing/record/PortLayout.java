package org.finmesh.platform.processing.record;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Where the components of a record type are in records of one schema. */
final class PortLayout {

    /** @param component its index, or -1 where the type has none for the field */
    private record Field(
            FieldType type, boolean optional, int scale, int component, Function<Object, Object> fromCanonical) {}

    private final Field[] fields;
    private final @Nullable Breach[] absent;
    private final @Nullable Breach mismatch;

    private PortLayout(List<Field> fields, @Nullable Breach[] absent, @Nullable Breach mismatch) {
        this.fields = fields.toArray(Field[]::new);
        this.absent = absent;
        this.mismatch = mismatch;
    }

    static PortLayout of(Schema schema, RecordComponent[] components) {
        var byName = new HashMap<String, Integer>();
        var absent = new Breach[components.length];
        for (var i = 0; i < components.length; i++) {
            var name = RecordShape.snakeCase(components[i].getName());
            byName.put(name, i);
            absent[i] = RecordShape.isNullable(components[i]) ? null : Breach.of("MISSING_FIELD", name, "is absent");
        }
        var fields = new ArrayList<Field>();
        Breach mismatch = null;
        for (var field : schema.getFields()) {
            var index = byName.getOrDefault(field.name(), -1);
            var read = field(field.schema(), index, index < 0 ? null : components[index]);
            if (index >= 0 && !read.type.accepts(components[index].getType())) {
                mismatch = Breach.of(
                        "SHAPE",
                        field.name(),
                        "is read as %s; make it %s"
                                .formatted(components[index].getType().getSimpleName(), read.type.expected()));
            }
            fields.add(read);
        }
        return new PortLayout(fields, absent, mismatch);
    }

    private static Field field(Schema schema, int index, @Nullable RecordComponent component) {
        var optional = schema.isUnion();
        var type = optional ? schema.getTypes().get(1) : schema;
        var scale = type.getLogicalType() instanceof LogicalTypes.Decimal decimal ? decimal.getScale() : 0;
        return new Field(
                FieldType.of(type),
                optional,
                scale,
                index,
                component == null ? Function.identity() : fromCanonical(component.getType()));
    }

    /** The other way round than {@link FieldType#canonical}. */
    private static Function<Object, Object> fromCanonical(Class<?> javaType) {
        if (javaType == int.class || javaType == Integer.class) {
            return value -> Math.toIntExact((Long) value);
        }
        if (javaType.isEnum()) {
            Map<String, Object> constants = new HashMap<>();
            Arrays.stream(javaType.getEnumConstants())
                    .forEach(constant -> constants.put(constant.toString(), constant));
            return value -> {
                var constant = constants.get((String) value);
                if (constant == null) {
                    throw new IllegalArgumentException("no constant for it");
                }
                return constant;
            };
        }
        return Function.identity();
    }

    /** The components' values in their order. */
    @Nullable
    Object[] read(AvroReader in) throws Unreadable {
        if (mismatch != null) {
            throw new Unreadable(mismatch);
        }
        var values = new Object[absent.length];
        for (var field : fields) {
            if (field.optional && in.readLong() == 0) {
                continue;
            }
            if (field.component < 0) {
                field.type.skip(in);
            } else {
                values[field.component] = field.fromCanonical.apply(field.type.read(in, field.scale));
            }
        }
        for (var i = 0; i < values.length; i++) {
            var breach = absent[i];
            if (values[i] == null && breach != null) {
                throw new Unreadable(breach);
            }
        }
        return values;
    }
}
