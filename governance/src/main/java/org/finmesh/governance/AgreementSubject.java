package org.finmesh.governance;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** @param agreement seen by scope agreement */
record AgreementSubject(Sight agreement) implements Subject {

    static AgreementSubject of(AgreementTerms terms) {
        var product = terms.port().product();
        var about = "%s of %s".formatted(terms.port(), terms.consumer());
        return new AgreementSubject(new Sight(about, product, terms.port(), Map.of("agreement", view(terms))));
    }

    private static Map<String, Object> view(AgreementTerms terms) {
        return new View()
                .put("id", terms.id())
                .put("port", terms.port().toString())
                .put("product", terms.port().product().toString())
                .put("domain", terms.port().product().domain().value())
                .put("consumer", terms.consumer())
                .put("team", terms.team())
                .put("requestedBy", terms.requestedBy())
                .put("purpose", terms.purpose())
                .put("legalBasis", terms.legalBasis())
                .put("days", (long) terms.days())
                .put(
                        "fields",
                        terms.fields().stream().map(AgreementSubject::view).toList())
                .put("personal", terms.fields().stream().anyMatch(AgreementTerms.Field::inClear))
                .put(
                        "classification",
                        terms.fields().stream()
                                .map(AgreementTerms.Field::classification)
                                .max(Comparator.naturalOrder())
                                .map(Object::toString)
                                .orElse(null))
                .build();
    }

    private static Map<String, Object> view(AgreementTerms.Field field) {
        return Map.of(
                "name", field.name(),
                "classification", field.classification().toString(),
                "personal", field.personal(),
                "masked", field.masked());
    }

    @Override
    public List<Sight> seenBy(Policy.Scope scope) {
        return switch (scope) {
            case AGREEMENT -> List.of(agreement);
            case PRODUCT, CONTRACT, PLAN -> List.of();
        };
    }
}
