package org.finmesh.platform.processing.record;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.Contract.Property;
import org.finmesh.platform.processing.ProcessingError;
import org.finmesh.platform.processing.ProcessingException;
import org.jspecify.annotations.Nullable;

/** Holds a record type against a contract: the component {@code amountCurrency} is the property {@code amount_currency}. */
public final class RecordShape {

    private RecordShape() {}

    /**
     * The record's component for each property, in the contract's order.
     *
     * @throws ProcessingException naming every component that is missing, superfluous or of the wrong type
     */
    static Map<Property, RecordComponent> match(Contract contract, Class<?> type) {
        var components = new LinkedHashMap<String, RecordComponent>();
        for (var component : type.getRecordComponents()) {
            components.put(component.getName(), component);
        }
        var matched = new LinkedHashMap<Property, RecordComponent>();
        var faults = new ArrayList<String>();
        for (var property : contract.properties()) {
            var component = components.remove(camelCase(property.name()));
            if (component == null) {
                faults.add("component %s is missing (property %s, a %s)"
                        .formatted(camelCase(property.name()), property.name(), property.logicalType()));
            } else {
                faultsOf(property, component, faults);
                matched.put(property, component);
            }
        }
        components.keySet().forEach(name -> faults.add("component %s is no property of the contract".formatted(name)));
        if (!faults.isEmpty()) {
            throw new ProcessingException(
                    ProcessingError.SHAPE_MISMATCH,
                    "record %s does not match the contract %s (%s): %s"
                            .formatted(
                                    type.getSimpleName(),
                                    contract.port(),
                                    contract.file().name(),
                                    String.join("; ", faults)));
        }
        return matched;
    }

    /**
     * Holds a type that reads some of a port's fields against the port's contract.
     *
     * @throws ProcessingException naming every component that no property is for, or whose type is another
     */
    static void requireReads(Contract contract, Class<?> type) {
        var faults = new ArrayList<String>();
        for (var component : type.getRecordComponents()) {
            var name = snakeCase(component.getName());
            contract.properties().stream()
                    .filter(property -> property.name().equals(name))
                    .findFirst()
                    .ifPresentOrElse(
                            property -> faultsOf(property, component, faults),
                            () -> faults.add(
                                    "component %s is no property of the contract".formatted(component.getName())));
        }
        if (!faults.isEmpty()) {
            throw new ProcessingException(
                    ProcessingError.SHAPE_MISMATCH,
                    "record %s cannot read %s (%s): %s"
                            .formatted(
                                    type.getSimpleName(),
                                    contract.port(),
                                    contract.file().name(),
                                    String.join("; ", faults)));
        }
    }

    private static void faultsOf(Property property, RecordComponent component, List<String> faults) {
        var name = component.getName();
        var fieldType = FieldType.of(property);
        if (!fieldType.accepts(component.getType())) {
            faults.add("component %s is %s, but property %s is a %s: make it %s"
                    .formatted(
                            name,
                            component.getType().getSimpleName(),
                            property.name(),
                            property.logicalType(),
                            fieldType.expected()));
        }
        var nullable = isNullable(component);
        if (property.required() && nullable) {
            faults.add("component %s is @Nullable, but property %s is required".formatted(name, property.name()));
        }
        if (!property.required() && (!nullable || component.getType().isPrimitive())) {
            faults.add("component %s is never null, but property %s is not required: make it @Nullable"
                    .formatted(name, property.name()));
        }
        if (component.getType().isEnum() && !property.values().isEmpty()) {
            for (var constant : component.getType().getEnumConstants()) {
                if (!property.values().contains(constant.toString())) {
                    faults.add("component %s can be %s, but property %s allows only %s"
                            .formatted(name, constant, property.name(), property.values()));
                }
            }
        }
    }

    public static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    static String camelCase(String snakeCase) {
        var camel = new StringBuilder(snakeCase.length());
        var upper = false;
        for (var c : snakeCase.toCharArray()) {
            if (c == '_') {
                upper = true;
            } else {
                camel.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return camel.toString();
    }

    public static String snakeCase(String camelCase) {
        var snake = new StringBuilder(camelCase.length() + 4);
        for (var c : camelCase.toCharArray()) {
            if (Character.isUpperCase(c)) {
                snake.append('_');
            }
            snake.append(Character.toLowerCase(c));
        }
        return snake.toString();
    }
}
