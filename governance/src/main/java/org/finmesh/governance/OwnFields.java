package org.finmesh.governance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.finmesh.governance.Finding.Kind;
import org.finmesh.governance.Finding.Side;
import org.jspecify.annotations.Nullable;

/** Whether the fields of a contract are what their concepts and the standards say. */
final class OwnFields {

    private final Standards standards;
    private final WaysOut waysOut;

    OwnFields(Standards standards, WaysOut waysOut) {
        this.standards = standards;
        this.waysOut = waysOut;
    }

    List<Finding> findings(PortMeanings port) {
        var found = new ArrayList<Finding>();
        for (var field : port.fields()) {
            var meant = port.byName().get(field.name());
            var side = meant == null ? Side.of(field, null) : meant.side();
            problems(field, meant).forEach(problem -> found.add(notByStandard(side, problem)));
        }
        port.meant().forEach(field -> differences(field).forEach(found::add));
        return found;
    }

    private Stream<String> problems(FieldMeaning field, @Nullable Meant meant) {
        var ofAspects = field.stated().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(stated -> standards
                        .problem(stated.getKey(), stated.getValue())
                        .map(problem -> "%s has %s '%s', which %s"
                                .formatted(field, stated.getKey().key(), stated.getValue(), problem))
                        .stream());
        var scheme = meant == null
                ? Optional.ofNullable(field.stated().get(Aspect.IDENTIFIER_SCHEME))
                : meant.effective(Aspect.IDENTIFIER_SCHEME);
        var ofValues =
                scheme.filter(_ -> "string".equals(field.stated().get(Aspect.TYPE))).flatMap(standards::scheme).stream()
                        .flatMap(known -> field.values().stream()
                                .flatMap(value -> known
                                        .problem(value)
                                        .map(problem -> "%s: '%s' %s".formatted(field, value, problem))
                                        .stream()));
        return Stream.concat(ofAspects, ofValues);
    }

    private static Finding notByStandard(Side side, String message) {
        return new Finding(
                Kind.NOT_BY_STANDARD,
                null,
                Policy.Severity.ERROR,
                side,
                null,
                message,
                List.of("mend it in the contract", "propose a change of governance/standards to the council"));
    }

    private Stream<Finding> differences(Meant field) {
        return Stream.of(Aspect.values())
                .flatMap(aspect -> field
                        .canonical(aspect)
                        .filter(canonical -> differs(field, aspect, canonical))
                        .map(canonical -> new Finding(
                                Kind.DIFFERENT_FORM,
                                aspect,
                                aspect.severity(),
                                field.side(),
                                Side.of(field.concept()),
                                "%s has %s %s, its concept '%s' has %s"
                                        .formatted(
                                                field,
                                                aspect.words(),
                                                field.field().stated().getOrDefault(aspect, "none"),
                                                field.concept().id(),
                                                canonical),
                                waysOut.ofOwn(field.concept())))
                        .stream());
    }

    /** An amount whose currency is in a field beside it has to name that field; all else holds when it is not said. */
    private static boolean differs(Meant field, Aspect aspect, String canonical) {
        var stated = field.field().stated().get(aspect);
        return stated == null
                ? aspect == Aspect.CURRENCY && canonical.equals(Aspect.BESIDE)
                : !stated.equals(canonical);
    }
}
