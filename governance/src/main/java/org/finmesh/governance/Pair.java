package org.finmesh.governance;

import java.util.Optional;

/**
 * Two fields that come together.
 *
 * @param one the product's own, where one of them is
 */
record Pair(Meant one, Meant other) {

    boolean sameConcept() {
        return one.concept().id().equals(other.concept().id());
    }

    /** What people call both concepts, where there is such a word. */
    Optional<String> sharedWord() {
        return one.concept().words().stream()
                .filter(other.concept().words()::contains)
                .findFirst();
    }

    boolean identifiedDifferently() {
        var scheme = one.effective(Aspect.IDENTIFIER_SCHEME);
        var otherScheme = other.effective(Aspect.IDENTIFIER_SCHEME);
        return scheme.isPresent() && otherScheme.isPresent() && !scheme.equals(otherScheme);
    }

    boolean bridgedBy(Way way) {
        return way.bridges(one.concept(), other.concept());
    }
}
