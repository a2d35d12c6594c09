package org.finmesh.governance;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.PortId;

/**
 * The fields of a port with what they mean.
 *
 * @param fields all of them
 * @param meant those whose concept the glossary has; a policy is about the others
 */
record PortMeanings(
        PortId port,
        List<FieldMeaning> fields,
        List<Meant> meant,
        Map<String, List<Meant>> byConcept,
        Map<String, Meant> byName) {

    static PortMeanings of(PortId port, List<FieldMeaning> fields, Glossary glossary) {
        var meant = fields.stream()
                .flatMap(field -> Optional.ofNullable(field.concept())
                        .flatMap(glossary::concept)
                        .map(concept -> new Meant(field, concept))
                        .stream())
                .toList();
        return new PortMeanings(
                port,
                fields,
                meant,
                meant.stream().collect(groupingBy(field -> field.concept().id())),
                meant.stream().collect(Collectors.toMap(Meant::name, Function.identity(), (first, _) -> first)));
    }

    boolean has(Concept concept) {
        return byConcept.containsKey(concept.id());
    }

    List<Meant> of(Concept concept) {
        return byConcept.getOrDefault(concept.id(), List.of());
    }

    /** A field by which a date can be named. */
    boolean hasDay(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(field -> field.stated().getOrDefault(Aspect.TYPE, ""))
                .anyMatch(type -> type.equals("date") || type.equals("timestamp"));
    }
}
