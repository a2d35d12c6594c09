package org.finmesh.platform.processing.lineage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.finmesh.platform.processing.lineage.Field.Place;
import org.finmesh.platform.processing.lineage.Field.Place.Kind;

/**
 * The edges seen so far between the fields of one topology, at most 20,000, and how they chain from its inputs to its port.
 * Not thread-safe.
 */
final class FlowGraph {

    /** The last operator, which has no function: what goes into it is published. */
    static final String PUBLISH = "publish";

    private static final int EDGES_MAX = 20_000;

    /** A field on the way back, and how what was asked for depends on it. */
    private record Reached(Field field, Transformation how) {}

    private final Map<String, Set<Place>> wires;
    private final BiPredicate<String, String> readAs;
    private final Map<Field, Map<Field, Transformation>> edgesInto = new HashMap<>();
    private int edges;

    /**
     * @param wires for each operator, what goes into it: topics, or what comes out of other operators
     * @param readAs whether the records of a topic (first) are read as records of this class (second)
     */
    FlowGraph(Map<String, Set<Place>> wires, BiPredicate<String, String> readAs) {
        this.wires = wires;
        this.readAs = readAs;
    }

    /** @return whether there was something new in it */
    boolean add(Collection<FlowEdge> seen) {
        var changed = false;
        for (var edge : seen) {
            var into = edgesInto.computeIfAbsent(edge.to(), ignored -> new HashMap<>());
            var before = into.get(edge.from());
            if (before == null && edges == EDGES_MAX) {
                continue;
            }
            edges += before == null ? 1 : 0;
            var now = before == null ? edge.how() : merged(before, edge.how());
            into.put(edge.from(), now);
            changed |= now != before;
        }
        return changed;
    }

    /** Of the direct ones the one that claims less; a direct one says more than any indirect one. */
    private static Transformation merged(Transformation one, Transformation other) {
        if (one.direct() != other.direct()) {
            return one.direct() ? one : other;
        }
        return Difference.weaker(one, other);
    }

    /**
     * What the fields of the records that are published depend on, in the topology's input topics.
     *
     * @param type the records' class, by name
     */
    List<FieldFlow> flows(String type, Collection<String> outputs) {
        var flows = new LinkedHashSet<FieldFlow>();
        var published = new Place(Kind.INTO, PUBLISH);
        for (var output : new TreeSet<>(outputs)) {
            var start = new Reached(new Field(published, type, output), Transformation.IDENTITY);
            walk(List.of(start)).forEach(reached -> flows.add(flow(reached, output)));
        }
        walk(gates()).forEach(reached -> flows.add(flow(reached, Field.ALL)));
        return List.copyOf(flows);
    }

    private static FieldFlow flow(Reached reached, String output) {
        return new FieldFlow(reached.field.place().name(), reached.field.path(), output, reached.how);
    }

    /** What decides, in any operator on the way, whether a record comes out. */
    private List<Reached> gates() {
        var gates = new ArrayList<Reached>();
        var open = new ArrayDeque<>(List.of(PUBLISH));
        var seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            var name = open.remove();
            gates.add(new Reached(Field.allOf(new Place(Kind.OUT_OF, name)), Transformation.IDENTITY));
            wires.getOrDefault(name, Set.of()).stream()
                    .filter(place -> place.kind() == Kind.OUT_OF && seen.add(place.name()))
                    .forEach(place -> open.add(place.name()));
        }
        return gates;
    }

    /** Back to the topics. Each field is visited once for each way to depend on it, so that states that feed themselves end. */
    private Set<Reached> walk(List<Reached> starts) {
        var open = new ArrayDeque<>(starts);
        var seen = new HashSet<>(starts);
        var topics = new LinkedHashSet<Reached>();
        while (!open.isEmpty()) {
            var at = open.remove();
            for (var before : before(at)) {
                if (seen.add(before)) {
                    (before.field.place().kind() == Kind.TOPIC ? topics : open).add(before);
                }
            }
        }
        return topics;
    }

    private List<Reached> before(Reached at) {
        var field = at.field;
        if (field.place().kind() == Kind.INTO) {
            return wires.getOrDefault(field.place().name(), Set.of()).stream()
                    .filter(place -> place.kind() != Kind.TOPIC
                            || field.path().equals(Field.ALL)
                            || readAs.test(place.name(), field.type()))
                    .map(place -> new Reached(new Field(place, field.type(), field.path()), at.how))
                    .toList();
        }
        return edgesInto.getOrDefault(field, Map.of()).entrySet().stream()
                .map(edge -> new Reached(edge.getKey(), edge.getValue().then(at.how)))
                .toList();
    }
}
