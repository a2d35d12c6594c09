package org.finmesh.platform.contract.check;

import static org.finmesh.platform.contract.ProblemCode.CUSTOM_PROPERTY;
import static org.finmesh.platform.contract.ProblemCode.DEPRECATION;
import static org.finmesh.platform.contract.ProblemCode.MIGRATION_GUIDE;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.finmesh.platform.contract.build.Instants;

/** How the majors of one product follow each other: the older have an end, the newest says how to move to it. */
public final class MeshMajors {

    private static final Set<String> ENDING = Set.of("deprecated", "retired");
    private static final String GUIDE = "migrationGuide";

    private MeshMajors() {}

    /** @param contracts of one product's folder; they get the problems */
    public static void check(Collection<Element> contracts) {
        contracts.forEach(MeshMajors::checkEnd);
        var byMajor = new TreeMap<Integer, Element>();
        contracts.forEach(contract -> {
            var port = MeshContract.portOf(contract);
            if (port != null) {
                byMajor.putIfAbsent(port.major(), contract);
            }
        });
        byMajor.descendingMap().entrySet().stream()
                .filter(entry -> "active".equals(entry.getValue().text("status")))
                .findFirst()
                .ifPresent(newest -> checkSuccession(newest, byMajor.headMap(newest.getKey())));
    }

    private static void checkEnd(Element contract) {
        var support = date(contract, "endOfSupport");
        var life = date(contract, "endOfLife");
        if (isEnding(contract) && (support.isEmpty() || life.isEmpty())) {
            contract.at("status")
                    .problem(
                            DEPRECATION,
                            "a %s contract says when it ends: add endOfSupport and endOfLife to slaProperties, each a date such as 2027-06-30"
                                    .formatted(contract.text("status")));
        }
        if (support.isPresent() && life.isPresent() && support.get().isAfter(life.get())) {
            contract.at("slaProperties").problem(DEPRECATION, "endOfSupport is after endOfLife: support ends first");
        }
        var guide = contract.customProperty(GUIDE);
        if (guide != null && (guide.text() == null || guide.text().isBlank())) {
            guide.problem(CUSTOM_PROPERTY, GUIDE + " is a text or a URL");
        }
    }

    private static Optional<Instant> date(Element contract, String property) {
        return contract.at("slaProperties").items().stream()
                .filter(level -> property.equalsIgnoreCase(level.text("property")))
                .findFirst()
                .flatMap(level -> Instants.parse(level.at("value").node().asString("")));
    }

    private static boolean isEnding(Element contract) {
        var status = contract.text("status");
        return status != null && ENDING.contains(status);
    }

    private static void checkSuccession(Map.Entry<Integer, Element> newest, Map<Integer, Element> older) {
        older.forEach((major, contract) -> {
            if (!isEnding(contract)) {
                contract.at("status")
                        .problem(
                                DEPRECATION,
                                "v%d is active, so v%d is deprecated: write status: deprecated and when it ends"
                                        .formatted(newest.getKey(), major));
            }
        });
        if (!older.isEmpty() && newest.getValue().customProperty(GUIDE) == null) {
            newest.getValue()
                    .at("version")
                    .problem(
                            MIGRATION_GUIDE,
                            "v%d follows v%d: say in the custom property %s how readers move, as text or URL"
                                    .formatted(
                                            newest.getKey(),
                                            older.keySet().stream()
                                                    .max(Integer::compare)
                                                    .orElseThrow(),
                                            GUIDE));
        }
    }
}
