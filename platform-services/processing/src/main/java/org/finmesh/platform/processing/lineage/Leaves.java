package org.finmesh.platform.processing.lineage;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.finmesh.platform.processing.record.RecordShape;
import org.jspecify.annotations.Nullable;

/** Takes a record apart: nested records, lists and string-keyed maps down to what has no parts, at most 500 leaves. */
final class Leaves {

    private static final int LEAVES_MAX = 500;

    private final Map<String, Leaf> found = new LinkedHashMap<>();

    private Leaves() {}

    /** By address, in the order of the components. */
    static Map<String, Leaf> of(@Nullable Object root) {
        var leaves = new Leaves();
        if (root != null) {
            leaves.walk(root, new Place("", "", root.getClass(), false), changed -> changed);
        }
        return leaves.found;
    }

    private record Place(String path, String address, Class<?> type, boolean nullable) {

        Place component(RecordComponent component) {
            var dot = path.isEmpty() ? "" : ".";
            var name = RecordShape.snakeCase(component.getName());
            return new Place(
                    path + dot + name, address + dot + name, component.getType(), RecordShape.isNullable(component));
        }

        Place element(Object index, Object value) {
            return new Place(path + "[]", "%s[%s]".formatted(address, index), value.getClass(), false);
        }
    }

    private void walk(@Nullable Object value, Place place, UnaryOperator<@Nullable Object> replaced) {
        if (found.size() >= LEAVES_MAX) {
            return;
        }
        switch (value) {
            case Record record -> components(record, place, replaced);
            case List<?> list -> elements(list, place, replaced);
            case Map<?, ?> map -> entries(map, place, replaced);
            case null, default ->
                found.put(
                        place.address,
                        new Leaf(place.path, place.address, place.type, place.nullable, value, replaced));
        }
    }

    private void components(Record record, Place place, UnaryOperator<@Nullable Object> replaced) {
        var components = record.getClass().getRecordComponents();
        var values = new Object[components.length];
        for (var i = 0; i < components.length; i++) {
            values[i] = read(components[i], record);
        }
        for (var i = 0; i < components.length; i++) {
            var index = i;
            walk(values[i], place.component(components[i]), changed -> {
                var others = values.clone();
                others[index] = changed;
                return replaced.apply(construct(record.getClass(), components, others));
            });
        }
    }

    private void elements(List<?> list, Place place, UnaryOperator<@Nullable Object> replaced) {
        for (var i = 0; i < list.size(); i++) {
            var index = i;
            var element = list.get(i);
            if (element != null) {
                walk(element, place.element(i, element), changed -> {
                    var others = new ArrayList<Object>(list);
                    others.set(index, changed);
                    return replaced.apply(List.copyOf(others));
                });
            }
        }
    }

    /** Sorted by key: a map that keeps no order has another one with other content. */
    private void entries(Map<?, ?> map, Place place, UnaryOperator<@Nullable Object> replaced) {
        var sorted = new TreeMap<String, @Nullable Object>();
        map.forEach((key, element) -> sorted.put(String.valueOf(key), element));
        sorted.forEach((key, element) -> {
            if (element != null) {
                walk(element, place.element(key, element), changed -> {
                    var others = new LinkedHashMap<Object, Object>(map);
                    others.put(key, changed);
                    return replaced.apply(others);
                });
            }
        });
    }

    private static @Nullable Object read(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException unreadable) {
            throw new IllegalStateException("component %s cannot be read".formatted(component), unreadable);
        }
    }

    private static Object construct(Class<?> type, RecordComponent[] components, Object[] values) {
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            canonical.setAccessible(true);
            return canonical.newInstance(values);
        } catch (ReflectiveOperationException refused) {
            throw new IllegalArgumentException("%s does not take the change".formatted(type.getName()), refused);
        }
    }
}
