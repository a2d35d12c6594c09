package org.finmesh.platform.server.standards;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.finmesh.platform.api.StandardsApi.Concept;
import org.finmesh.platform.api.StandardsApi.Finding;
import org.finmesh.platform.api.StandardsApi.Side;
import org.jspecify.annotations.Nullable;

/** Concepts and findings as the API has them. */
public final class Meanings {

    private Meanings() {}

    public static Finding finding(org.finmesh.governance.Finding finding) {
        return new Finding(
                words(finding.kind()),
                finding.aspect() == null ? null : finding.aspect().key(),
                words(finding.severity()),
                Objects.requireNonNull(side(finding.left())),
                side(finding.right()),
                finding.message(),
                finding.waysOut());
    }

    private static @Nullable Side side(org.finmesh.governance.Finding.@Nullable Side side) {
        return side == null
                ? null
                : new Side(
                        side.port() == null ? null : side.port().toString(),
                        side.field(),
                        side.concept(),
                        side.definition());
    }

    static Concept concept(org.finmesh.governance.Concept concept) {
        Map<String, String> aspects = new TreeMap<>();
        concept.canonical().forEach((aspect, value) -> aspects.put(aspect.key(), value));
        return new Concept(
                concept.id(), concept.name(), concept.definition(), concept.owner(), concept.words(), aspects);
    }

    static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
