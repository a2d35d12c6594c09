package org.finmesh.platform.processing.lineage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.finmesh.platform.processing.lineage.Field.Place;
import org.finmesh.platform.processing.lineage.Field.Place.Kind;
import org.jspecify.annotations.Nullable;

/** What became of an operator's outcome when one input changed from one value to another, output field by output field. */
final class Difference {

    private final @Nullable Object from;
    private final @Nullable Object to;
    private final boolean decided;
    private final Map<String, Leaf> remembered;
    private final Map<Field, Transformation> found = new LinkedHashMap<>();

    private Difference(@Nullable Object from, @Nullable Object to, boolean decided, @Nullable Object remembered) {
        this.from = from;
        this.to = to;
        this.decided = decided;
        this.remembered = Leaves.of(remembered);
    }

    /** @param remembered the state that both outcomes began with; null where there was none, or where it was what changed */
    static Map<Field, Transformation> of(
            String operator,
            @Nullable Object remembered,
            Outcome before,
            Outcome after,
            @Nullable Object from,
            @Nullable Object to) {
        var difference = new Difference(from, to, before.left() != after.left(), remembered);
        var out = new Place(Kind.OUT_OF, operator);
        if (!difference.decided && sameTypes(before.results(), after.results())) {
            for (var i = 0; i < before.results().size(); i++) {
                difference.compare(out, before.results().get(i), after.results().get(i));
            }
        } else {
            difference.found.put(Field.allOf(out), Transformation.FILTER);
        }
        difference.compare(new Place(Kind.STATE_OF, operator), before.state(), after.state());
        return difference.found;
    }

    private static boolean sameTypes(List<?> before, List<?> after) {
        return before.stream()
                .map(Object::getClass)
                .toList()
                .equals(after.stream().map(Object::getClass).toList());
    }

    private void compare(Place place, @Nullable Object before, @Nullable Object after) {
        var some = before == null ? after : before;
        if (some == null || before == after) {
            return;
        }
        var leavesBefore = byPath(before);
        var leavesAfter = byPath(after);
        var paths = new LinkedHashMap<>(leavesBefore);
        leavesAfter.forEach(paths::putIfAbsent);
        var known = place.kind() == Kind.STATE_OF ? remembered : Map.<String, Leaf>of();
        for (var path : paths.keySet()) {
            var how = how(leavesBefore.getOrDefault(path, List.of()), leavesAfter.getOrDefault(path, List.of()), known);
            if (how != null) {
                var field = new Field(place, some.getClass().getName(), path);
                var aggregated = place.kind() == Kind.STATE_OF && how == Transformation.TRANSFORMATION;
                found.merge(field, aggregated ? Transformation.AGGREGATION : how, Difference::weaker);
            }
        }
    }

    private static Map<String, List<Leaf>> byPath(@Nullable Object record) {
        var byPath = new LinkedHashMap<String, List<Leaf>>();
        Leaves.of(record)
                .values()
                .forEach(leaf -> byPath.computeIfAbsent(leaf.path(), ignored -> new ArrayList<>())
                        .add(leaf));
        return byPath;
    }

    /** Null where nothing changed. */
    private @Nullable Transformation how(List<Leaf> before, List<Leaf> after, Map<String, Leaf> known) {
        var how = howValuesChange(before, after, known);
        return how != null && decided ? Transformation.FILTER : how;
    }

    private @Nullable Transformation howValuesChange(List<Leaf> before, List<Leaf> after, Map<String, Leaf> known) {
        if (before.size() != after.size()) {
            return isElement(before, after) ? Transformation.FILTER : Transformation.CONDITIONAL;
        }
        var same = true;
        var sameAddresses = true;
        var copied = true;
        var kept = true;
        for (var i = 0; i < before.size(); i++) {
            var was = before.get(i);
            var is = after.get(i);
            sameAddresses &= was.address().equals(is.address());
            if (!same(was.value(), is.value())) {
                same = false;
                var copy = same(was.value(), from) && same(is.value(), to);
                copied &= copy;
                kept &= !copy && (isKept(was, known) || isKept(is, known));
            }
        }
        if (same) {
            return sameAddresses ? null : Transformation.GROUP_BY;
        }
        if (before.size() > 1 && counted(before).equals(counted(after))) {
            return Transformation.SORT;
        }
        if (kept) {
            return Transformation.CONDITIONAL;
        }
        return copied ? Transformation.IDENTITY : Transformation.TRANSFORMATION;
    }

    /** Is as it was remembered: what changed then is whether it is written, not what. */
    private static boolean isKept(Leaf leaf, Map<String, Leaf> known) {
        var before = known.get(leaf.address());
        return before != null && same(before.value(), leaf.value());
    }

    private static boolean isElement(List<Leaf> before, List<Leaf> after) {
        return (before.isEmpty() ? after : before).getFirst().path().contains("[]");
    }

    private static Map<Object, Integer> counted(List<Leaf> leaves) {
        var counts = new HashMap<Object, Integer>();
        leaves.forEach(leaf -> counts.merge(String.valueOf(leaf.value()), 1, Integer::sum));
        return counts;
    }

    /** A number in another type or of another scale, and the text of an enum's constant, are the same value. */
    private static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Number number && other instanceof Number otherNumber) {
            return new BigDecimal(number.toString()).compareTo(new BigDecimal(otherNumber.toString())) == 0;
        }
        return Objects.equals(one, other)
                || one != null
                        && other != null
                        && one instanceof Enum<?> != other instanceof Enum<?>
                        && one.toString().equals(other.toString());
    }

    static Transformation weaker(Transformation one, Transformation other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
