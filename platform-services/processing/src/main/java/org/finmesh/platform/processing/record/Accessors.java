package org.finmesh.platform.processing.record;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads record components as fast as a lambda does: compiled once per component, no reflection per record. */
final class Accessors {

    private Accessors() {}

    @SuppressWarnings("unchecked")
    static Function<Object, @Nullable Object> of(RecordComponent component) {
        var owner = component.getDeclaringRecord();
        try {
            var lookup = MethodHandles.privateLookupIn(owner, MethodHandles.lookup());
            var getter = lookup.unreflect(component.getAccessor());
            var boxed = MethodType.methodType(component.getType(), owner).wrap();
            return (Function<Object, @Nullable Object>) LambdaMetafactory.metafactory(
                            lookup,
                            "apply",
                            MethodType.methodType(Function.class),
                            MethodType.methodType(Object.class, Object.class),
                            getter,
                            boxed)
                    .getTarget()
                    .invoke();
        } catch (Throwable defect) {
            throw new IllegalStateException(
                    "component %s of %s cannot be read".formatted(component.getName(), owner.getName()), defect);
        }
    }

    /** The canonical constructor, taking its components' values in an array. */
    static MethodHandle constructor(Class<? extends Record> type) {
        var components = type.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .unreflectConstructor(type.getDeclaredConstructor(types))
                    .asSpreader(Object[].class, components.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException defect) {
            throw new IllegalStateException("record %s cannot be constructed".formatted(type.getName()), defect);
        }
    }

    /** @throws Unreadable when the record's own constructor refuses the values */
    static Object construct(MethodHandle constructor, @Nullable Object[] components) throws Unreadable {
        try {
            return constructor.invokeExact(components);
        } catch (RuntimeException refused) {
            throw new Unreadable(new Breach("UNREADABLE", "the record's type refuses its values"));
        } catch (Throwable defect) {
            throw new IllegalStateException("a record cannot be constructed", defect);
        }
    }
}
