package org.finmesh.platform.processing.record;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.SortedMap;
import java.util.TreeMap;

/** A record type's form as JSON has it: path by path the Java type, with {@code ?} at its end where it may be absent. */
public final class RecordForm {

    /** What stands at the name of a record type itself. */
    public static final String RECORD = "record";

    private RecordForm() {}

    /** @param type a record or a sealed interface of records */
    public static SortedMap<String, String> of(Class<?> type) {
        var form = new TreeMap<String, String>();
        for (var record : StoredRecords.recordTypes(type)) {
            form.put(record.getSimpleName(), RECORD);
            addComponents(record.getSimpleName(), record, form);
        }
        return form;
    }

    private static void addComponents(String path, Class<?> record, SortedMap<String, String> form) {
        for (var component : record.getRecordComponents()) {
            var absent = RecordShape.isNullable(component) ? "?" : "";
            add(path + "." + RecordShape.snakeCase(component.getName()), component.getGenericType(), absent, form);
        }
    }

    private static void add(String path, Type type, String absent, SortedMap<String, String> form) {
        switch (type) {
            case Class<?> plain -> {
                form.put(path, plain.getSimpleName() + absent);
                if (plain.isRecord()) {
                    addComponents(path, plain, form);
                }
            }
            case ParameterizedType list -> {
                form.put(path, ((Class<?>) list.getRawType()).getSimpleName() + absent);
                add(path + "[]", list.getActualTypeArguments()[list.getActualTypeArguments().length - 1], "", form);
            }
            default -> form.put(path, type.getTypeName() + absent);
        }
    }
}
