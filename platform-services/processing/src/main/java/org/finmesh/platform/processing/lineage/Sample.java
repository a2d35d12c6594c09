package org.finmesh.platform.processing.lineage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.finmesh.platform.processing.Filtered;
import org.finmesh.platform.processing.Fold;
import org.finmesh.platform.processing.Lookup;
import org.finmesh.platform.processing.Rejected;
import org.finmesh.platform.processing.lineage.Field.Place;
import org.finmesh.platform.processing.lineage.Field.Place.Kind;
import org.jspecify.annotations.Nullable;

/**
 * One call of an operator's pure function, to be asked again with other inputs.
 *
 * @param keyed what it means when the call looks up or groups by another key
 * @param call of as many inputs as {@code inputs}
 */
record Sample(
        String operator, Transformation keyed, List<Input> inputs, Function<List<@Nullable Object>, Outcome> call) {

    private static final int ROWS_MAX = 16;

    /** @param place what goes in: the record, the state, or a row of a table */
    record Input(Place place, @Nullable Object value) {}

    /** @param mapping gives the results; throws {@link Rejected} and {@link Filtered} as a mapping does */
    static Sample mapped(String operator, Object record, Function<Object, ? extends List<?>> mapping) {
        return new Sample(
                operator,
                Transformation.CONDITIONAL,
                List.of(into(operator, record)),
                inputs -> attempt(() -> Outcome.made(mapping.apply(inputs.getFirst()), null, List.of()), List.of()));
    }

    /**
     * @param topic of the table
     * @param asked each key that the mapping looked up, in order, with the row there was
     */
    static Sample joined(
            String operator,
            Object record,
            String topic,
            Map<String, @Nullable Object> asked,
            BiFunction<Object, Lookup<Object>, ? extends List<?>> mapping) {
        var inputs = new ArrayList<Input>();
        asked.values().stream()
                .limit(ROWS_MAX)
                .forEach(row -> inputs.add(new Input(new Place(Kind.TOPIC, topic), row)));
        inputs.add(into(operator, record));
        return new Sample(operator, Transformation.JOIN, inputs, changed -> {
            var lookup = new RowsInOrder(changed.subList(0, changed.size() - 1));
            return attempt(
                    () -> Outcome.made(mapping.apply(changed.getLast(), lookup), null, lookup.keys()), lookup.keys());
        });
    }

    static <T, S, R> Sample folded(
            String operator,
            T record,
            @Nullable S state,
            Instant eventTime,
            Function<? super T, String> key,
            Fold<? super T, S, ? extends R> step) {
        return new Sample(
                operator,
                Transformation.GROUP_BY,
                List.of(new Input(new Place(Kind.STATE_OF, operator), state), into(operator, record)),
                inputs -> fold(inputs, eventTime, key, step));
    }

    @SuppressWarnings("unchecked")
    private static <T, S, R> Outcome fold(
            List<@Nullable Object> inputs,
            Instant eventTime,
            Function<? super T, String> key,
            Fold<? super T, S, ? extends R> step) {
        var state = (S) inputs.getFirst();
        var record = (T) inputs.getLast();
        var keys = new ArrayList<String>();
        return attempt(
                () -> {
                    keys.add(key.apply(record));
                    var made = step.apply(state, record, eventTime);
                    return Outcome.made(made.results(), made.state(), keys);
                },
                keys,
                state);
    }

    private static Input into(String operator, Object record) {
        return new Input(new Place(Kind.INTO, operator), record);
    }

    private static Outcome attempt(java.util.function.Supplier<Outcome> call, List<String> keys) {
        return attempt(call, keys, null);
    }

    /** What a mapping throws, on purpose or as a defect, leaves the record out and the state as it was. */
    private static Outcome attempt(
            java.util.function.Supplier<Outcome> call, List<String> keys, @Nullable Object state) {
        try {
            return call.get();
        } catch (RuntimeException leftOut) {
            return Outcome.left(state, List.copyOf(keys));
        }
    }
}
