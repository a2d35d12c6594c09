package org.finmesh.platform.processing.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.finmesh.platform.processing.ProcessingError;
import org.finmesh.platform.processing.ProcessingException;

/**
 * Records of one type on their way through a product's own topics, as JSON: of a record, or of any of the records of a sealed
 * interface, told apart by their simple names. What later versions of the product leave out is ignored, what they add as
 * {@code @Nullable} is absent.
 *
 * @param <T> the type
 */
public final class StoredRecords<T> {

    private final Map<String, JsonRecords<T>> byName;

    private StoredRecords(Map<String, JsonRecords<T>> byName) {
        this.byName = byName;
    }

    /** @throws ProcessingException BAD_WIRING when the type is no record and no sealed interface of records */
    public static <T> StoredRecords<T> of(Class<T> type) {
        var byName = new LinkedHashMap<String, JsonRecords<T>>();
        for (var record : recordTypes(type)) {
            @SuppressWarnings("unchecked")
            var records = (JsonRecords<T>) JsonRecords.of(record);
            if (byName.put(record.getSimpleName(), records) != null) {
                throw new ProcessingException(
                        ProcessingError.BAD_WIRING,
                        "%s has two records named %s: give them different names"
                                .formatted(type.getName(), record.getSimpleName()));
            }
        }
        return new StoredRecords<>(byName);
    }

    /** The records that a value of the type can be. */
    public static List<Class<?>> recordTypes(Class<?> type) {
        if (type.isRecord()) {
            return List.of(type);
        }
        if (!type.isSealed()) {
            throw new ProcessingException(
                    ProcessingError.BAD_WIRING,
                    "%s is kept between records, so it is a record or a sealed interface of records"
                            .formatted(type.getName()));
        }
        var types = new ArrayList<Class<?>>();
        for (var permitted : type.getPermittedSubclasses()) {
            types.addAll(recordTypes(permitted));
        }
        return types;
    }

    public String nameOf(T value) {
        return value.getClass().getSimpleName();
    }

    /** @throws Unreadable when a component is null that is not {@code @Nullable} */
    public byte[] write(T value) throws Unreadable {
        return records(nameOf(value)).writeToRead(value);
    }

    /** @param name as {@link #nameOf} */
    public T read(String name, byte[] json) throws Unreadable {
        return records(name).read(json);
    }

    private JsonRecords<T> records(String name) throws Unreadable {
        var records = byName.get(name);
        if (records == null) {
            throw new Unreadable(new Breach("UNREADABLE", "there is no record type %s any more".formatted(name)));
        }
        return records;
    }
}
