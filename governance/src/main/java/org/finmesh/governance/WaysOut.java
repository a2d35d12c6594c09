package org.finmesh.governance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.finmesh.governance.Finding.Kind;
import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;

/**
 * What a product team can do about a finding.
 *
 * @param published whether a port is there to be read now
 */
record WaysOut(List<Way> ways, Predicate<PortId> published) {

    List<String> of(Pair pair, Kind kind, @Nullable Aspect aspect) {
        var out = new ArrayList<String>();
        ways.stream()
                .filter(way -> pair.bridgedBy(way) && fits(way, kind, aspect))
                .map(this::use)
                .forEach(out::add);
        out.add("map: name %s and %s in the product's custom property mappings, and say how one becomes the other"
                .formatted(pair.one(), pair.other()));
        Stream.of(pair.one().concept(), pair.other().concept())
                .distinct()
                .map(WaysOut::widen)
                .forEach(out::add);
        return out;
    }

    List<String> ofOwn(Concept concept) {
        return List.of(
                "convert: publish the values as the concept has them",
                "map: name another concept that the values are",
                widen(concept));
    }

    private static boolean fits(Way way, Kind kind, @Nullable Aspect aspect) {
        return switch (way.kind()) {
            case CROSS_REFERENCE -> kind == Kind.ACROSS_SCHEMES;
            case CONVERSION -> kind != Kind.ACROSS_SCHEMES && (aspect == null || aspect == Aspect.CURRENCY);
        };
    }

    private String use(Way way) {
        var there = published.test(way.port()) ? "" : " (not published yet)";
        return switch (way.kind()) {
            case CROSS_REFERENCE ->
                "join through %s%s: read it as an input port. %s".formatted(way.port(), there, way.how());
            case CONVERSION ->
                "convert through %s%s: read it as an input port, and give the field the custom property conversion with through and date. %s"
                        .formatted(way.port(), there, way.how());
        };
    }

    private static String widen(Concept concept) {
        return "widen: propose to %s, who owns '%s', a definition that covers both"
                .formatted(concept.owner(), concept.id());
    }
}
