package org.finmesh.governance;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.finmesh.governance.Finding.Kind;
import org.finmesh.governance.Policy.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Compares the fields of two ports that come together in a product, through their concepts.
 *
 * @param own whether the left port is the product's own: then what differs is in its records for certain, else it only
 *     reads both
 */
record Comparison(
        PortMeanings left,
        PortMeanings right,
        boolean own,
        Glossary glossary,
        Resolutions resolutions,
        WaysOut waysOut) {

    List<Finding> findings() {
        var found = new ArrayList<Finding>();
        for (var field : left.meant()) {
            for (var other : candidates(field)) {
                var pair = new Pair(field, other);
                (pair.sameConcept() ? differentForms(pair) : differentMeanings(pair).stream()).forEach(found::add);
            }
        }
        return found;
    }

    /** Fields that somebody may take for this one. */
    private Iterable<Meant> candidates(Meant field) {
        var candidates = new LinkedHashSet<>(right.of(field.concept()));
        glossary.homonyms(field.concept()).forEach(concept -> candidates.addAll(right.of(concept)));
        Optional.ofNullable(right.byName().get(field.name())).ifPresent(candidates::add);
        return candidates;
    }

    private Stream<Finding> differentForms(Pair pair) {
        return Stream.of(Aspect.values())
                .filter(aspect -> differs(pair, aspect) && !resolutions.hold(pair, aspect))
                .map(aspect -> finding(
                        Kind.DIFFERENT_FORM,
                        aspect,
                        own ? aspect.severity() : Severity.WARNING,
                        pair,
                        "%s has %s %s, %s has %s; both are '%s'"
                                .formatted(
                                        pair.one(),
                                        aspect.words(),
                                        said(pair.one(), aspect),
                                        pair.other(),
                                        said(pair.other(), aspect),
                                        pair.one().concept().id())));
    }

    /** What an own field has against its concept is found there, and not again with every input. */
    private boolean differs(Pair pair, Aspect aspect) {
        var here = pair.one().effective(aspect);
        var there = pair.other().effective(aspect);
        return here.isPresent()
                && there.isPresent()
                && !here.equals(there)
                && !(own && there.equals(pair.one().canonical(aspect)));
    }

    private static String said(Meant field, Aspect aspect) {
        return field.effective(aspect).orElse("none");
    }

    private Optional<Finding> differentMeanings(Pair pair) {
        if (resolutions.hold(pair, null)) {
            return Optional.empty();
        }
        var word = pair.sharedWord();
        var ownHasBoth = own && left.has(pair.other().concept());
        if (word.isPresent() && pair.identifiedDifferently() && !ownHasBoth) {
            return Optional.of(acrossSchemes(pair, word.get()));
        }
        var toldApart = left.has(pair.other().concept()) || right.has(pair.one().concept());
        if (pair.one().name().equals(pair.other().name())) {
            return Optional.of(sameName(pair, own && word.isPresent() && !toldApart));
        }
        return word.filter(_ -> !toldApart).map(shared -> sameWord(pair, shared));
    }

    private Finding acrossSchemes(Pair pair, String word) {
        return finding(
                Kind.ACROSS_SCHEMES,
                Aspect.IDENTIFIER_SCHEME,
                own || resolutions.carriesBoth(pair) ? Severity.ERROR : Severity.WARNING,
                pair,
                "%s has '%s' by %s, %s has '%s' by %s; both are called %s, and nothing that is read says which is which"
                        .formatted(
                                pair.one(),
                                pair.one().concept().id(),
                                said(pair.one(), Aspect.IDENTIFIER_SCHEME),
                                pair.other(),
                                pair.other().concept().id(),
                                said(pair.other(), Aspect.IDENTIFIER_SCHEME),
                                word));
    }

    private Finding sameName(Pair pair, boolean certain) {
        return finding(
                Kind.SAME_NAME,
                null,
                certain ? Severity.ERROR : Severity.WARNING,
                pair,
                "%s is '%s', and %s of the same name is '%s'"
                        .formatted(
                                pair.one(),
                                pair.one().concept().id(),
                                pair.other(),
                                pair.other().concept().id()));
    }

    private Finding sameWord(Pair pair, String word) {
        return finding(
                Kind.SAME_WORD,
                null,
                Severity.WARNING,
                pair,
                "%s is '%s', %s is '%s'; both are called %s"
                        .formatted(
                                pair.one(),
                                pair.one().concept().id(),
                                pair.other(),
                                pair.other().concept().id(),
                                word));
    }

    private Finding finding(Kind kind, @Nullable Aspect aspect, Severity severity, Pair pair, String message) {
        return new Finding(
                kind,
                aspect,
                severity,
                pair.one().side(),
                pair.other().side(),
                message + resolutions.whyNot(pair).map(why -> "; " + why).orElse(""),
                waysOut.of(pair, kind, aspect));
    }
}
