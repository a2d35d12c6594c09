package org.finmesh.platform.processing.record;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
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
}
