package org.finmesh.governance;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.finmesh.governance.FieldMeaning.Conversion;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;

/** What a product says about how it brings together what does not mean the same. */
final class Resolutions {

    /** The product's custom property: a list of {@code fields}, two of them, and {@code how}. */
    static final String MAPPINGS = "mappings";

    private final Set<Set<String>> mapped = new HashSet<>();
    private final Set<PortId> inputs;
    private final List<PortMeanings> own;
    private final List<Way> ways;

    Resolutions(DataProduct product, List<PortMeanings> own, List<Way> ways) {
        this.inputs = Set.copyOf(product.inputPorts());
        this.own = List.copyOf(own);
        this.ways = List.copyOf(ways);
        var mappings = product.customProperties().get(MAPPINGS);
        if (mappings != null) {
            mappings.forEach(mapping -> mapped.add(Set.copyOf(mapping.path("fields")
                    .valueStream()
                    .map(field -> field.asString(""))
                    .toList())));
        }
    }

    /** @param aspect what differs between two fields of one concept; null where the concepts differ */
    boolean hold(Pair pair, @Nullable Aspect aspect) {
        return mapped.contains(Set.of(pair.one().toString(), pair.other().toString()))
                || (aspect == null && pair.identifiedDifferently() && isCrossReferenced(pair))
                || (aspect == null && isDateOfConversion(pair))
                || ((aspect == null || aspect == Aspect.CURRENCY)
                        && !pair.identifiedDifferently()
                        && isConverted(pair));
    }

    private boolean isCrossReferenced(Pair pair) {
        return ways.stream()
                .anyMatch(way ->
                        way.kind() == Way.Kind.CROSS_REFERENCE && pair.bridgedBy(way) && inputs.contains(way.port()));
    }

    /** A conversion at a date means: at the day that the rates have of that date. */
    private boolean isDateOfConversion(Pair pair) {
        var through = pair.other().field().port().toString();
        return own.stream()
                .filter(port -> port.port().equals(pair.one().field().port()))
                .flatMap(port -> port.fields().stream())
                .map(FieldMeaning::conversion)
                .filter(Objects::nonNull)
                .anyMatch(conversion -> conversion.through().equals(through)
                        && conversion.date().equals(pair.one().name()));
    }

    /** Of two inputs it is enough that some own field is one of both in the other. */
    private boolean isConverted(Pair pair) {
        return own.stream()
                .anyMatch(port -> port.fields().stream()
                        .filter(field ->
                                !isOwn(pair.one()) || field.equals(pair.one().field()))
                        .anyMatch(field -> field.conversion() != null
                                && problem(field.conversion(), field, port, pair)
                                        .isEmpty()));
    }

    private boolean isOwn(Meant field) {
        return own.stream().anyMatch(port -> port.port().equals(field.field().port()));
    }

    /** Whether any own port has fields of both concepts, so that its records put them together. */
    boolean carriesBoth(Pair pair) {
        return own.stream()
                .anyMatch(port ->
                        port.has(pair.one().concept()) && port.has(pair.other().concept()));
    }

    /** Why the conversion that a field declares does not help here; empty where it declares none. */
    Optional<String> whyNot(Pair pair) {
        var field = pair.one().field();
        return Optional.ofNullable(field.conversion())
                .flatMap(conversion -> own.stream()
                        .filter(port -> port.port().equals(field.port()))
                        .findFirst()
                        .flatMap(port -> problem(conversion, field, port, pair)));
    }

    /** Empty when what the field declares holds between the two. */
    private Optional<String> problem(Conversion conversion, FieldMeaning field, PortMeanings port, Pair pair) {
        if (inputs.stream().noneMatch(input -> input.toString().equals(conversion.through()))) {
            return Optional.of("the conversion of %s is through %s, which is none of the product's inputPorts"
                    .formatted(field, conversion.through()));
        }
        if (!port.hasDay(conversion.date())) {
            return Optional.of("the conversion of %s is at the date '%s', which is no field of type date or timestamp"
                    .formatted(field, conversion.date()));
        }
        return isConversion(conversion.through(), pair)
                ? Optional.empty()
                : Optional.of("%s is no conversion between '%s' and '%s' by standards/ways.yaml"
                        .formatted(
                                conversion.through(),
                                pair.one().concept().id(),
                                pair.other().concept().id()));
    }

    private boolean isConversion(String through, Pair pair) {
        return ways.stream()
                .anyMatch(way -> way.kind() == Way.Kind.CONVERSION
                        && way.port().toString().equals(through)
                        && pair.bridgedBy(way));
    }
}
