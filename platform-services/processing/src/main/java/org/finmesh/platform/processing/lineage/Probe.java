package org.finmesh.platform.processing.lineage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import org.finmesh.platform.processing.lineage.Field.Place.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Asks an operator what it would have made of a record that differs in one field. What it claims is so, as long as the
 * operator is a pure function; one that is not (it gives another result to the same inputs) is not asked further. What it
 * does not claim may still be: each further record is another chance to see it. Not thread-safe.
 */
final class Probe {

    private static final int ELEMENTS = 2;

    private final OtherValues values = new OtherValues();
    private final long budgetNs;
    private final LongSupplier clock;
    private int turn;

    /**
     * @param budget after which a sample's remaining fields are left for later samples
     * @param clock of what is spent, in nanoseconds
     */
    Probe(Duration budget, LongSupplier clock) {
        this.budgetNs = budget.toNanos();
        this.clock = clock;
    }

    Set<FlowEdge> of(Sample sample) {
        var asked = sample.inputs().stream().map(Sample.Input::value).toList();
        var before = sample.call().apply(asked);
        if (!before.equals(sample.call().apply(asked))) {
            return Set.of();
        }
        sample.inputs().forEach(this::remember);
        var edges = new Asking(sample, before, clock.getAsLong() + budgetNs).run();
        return before.equals(sample.call().apply(asked)) ? edges : Set.of();
    }

    private void remember(Sample.Input input) {
        Leaves.of(input.value()).values().forEach(leaf -> values.see(field(input, leaf), leaf.value()));
    }

    private static Field field(Sample.Input input, Leaf leaf) {
        var type = input.value() == null ? "" : input.value().getClass().getName();
        return new Field(input.place(), type, leaf.path());
    }

    /** One sample's questions: first the rows that were looked up, for what a key means depends on what is made of them. */
    private final class Asking {

        private final Sample sample;
        private final Outcome before;
        private final long endNs;
        private final Set<FlowEdge> edges = new LinkedHashSet<>();
        private final Set<Field> madeOfRows = new LinkedHashSet<>();

        Asking(Sample sample, Outcome before, long endNs) {
            this.sample = sample;
            this.before = before;
            this.endNs = endNs;
        }

        Set<FlowEdge> run() {
            var inputs = sample.inputs().size();
            for (var i = 0; i < inputs; i++) {
                if (sample.inputs().get(i).place().kind() == Kind.TOPIC) {
                    withoutRow(i);
                }
                var now = clock.getAsLong();
                fields(i, now + (endNs - now) / (inputs - i));
            }
            return edges;
        }

        private void withoutRow(int row) {
            if (sample.inputs().get(row).value() != null
                    && ask(row, null).results().size() != before.results().size()) {
                madeOfRows.add(Field.allOf(new Field.Place(Kind.OUT_OF, sample.operator())));
            }
        }

        /** Of what has many elements a few are asked, others the next time. */
        private void fields(int input, long untilNs) {
            var leaves = new ArrayList<>(
                    Leaves.of(sample.inputs().get(input).value()).values());
            var first = leaves.isEmpty() ? 0 : Math.floorMod(turn++, leaves.size());
            var asked = new HashMap<String, Integer>();
            for (var i = 0; i < leaves.size() && clock.getAsLong() - untilNs < 0; i++) {
                var leaf = leaves.get((first + i) % leaves.size());
                if (asked.merge(leaf.path(), 1, Integer::sum) <= ELEMENTS) {
                    field(input, leaf);
                }
            }
        }

        private void field(int input, Leaf leaf) {
            var from = Probe.field(sample.inputs().get(input), leaf);
            for (var other : values.of(from, leaf)) {
                Object changed;
                try {
                    changed = leaf.replaced().apply(other);
                } catch (RuntimeException invalid) {
                    continue; // the record's own constructor refuses the value: no record is like that
                }
                compare(input, from, ask(input, changed), leaf.value(), other);
            }
        }

        private Outcome ask(int input, @Nullable Object changed) {
            List<@Nullable Object> asked = new ArrayList<>();
            sample.inputs().forEach(each -> asked.add(each.value()));
            asked.set(input, changed);
            return sample.call().apply(asked);
        }

        private void compare(int input, Field from, Outcome after, @Nullable Object was, @Nullable Object is) {
            var difference = Difference.of(sample.operator(), remembered(input), before, after, was, is);
            var otherKeys = !after.keys().equals(before.keys());
            var otherWay = sample.keyed() == Transformation.JOIN
                    && after.keys().size() != before.keys().size();
            difference.forEach((to, how) -> add(from, to, otherWay && how.direct() ? Transformation.JOIN : how));
            if (sample.inputs().get(input).place().kind() == Kind.TOPIC) {
                madeOfRows.addAll(difference.keySet());
            } else if (otherKeys) {
                keyChanged(from);
            }
        }

        private @Nullable Object remembered(int input) {
            return sample.inputs().stream()
                    .filter(each -> each.place().kind() == Kind.STATE_OF
                            && each != sample.inputs().get(input))
                    .map(Sample.Input::value)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        private void keyChanged(Field from) {
            var all = Field.allOf(new Field.Place(Kind.OUT_OF, sample.operator()));
            var reached = sample.keyed() == Transformation.JOIN ? madeOfRows : Set.of(all);
            reached.forEach(to -> add(from, to, sample.keyed()));
        }

        private void add(Field from, Field to, Transformation how) {
            edges.add(new FlowEdge(from, to, how));
        }
    }
}
