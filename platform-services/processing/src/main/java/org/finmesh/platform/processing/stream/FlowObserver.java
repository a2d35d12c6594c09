package org.finmesh.platform.processing.stream;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.finmesh.platform.processing.Fold;
import org.finmesh.platform.processing.Lookup;
import org.jspecify.annotations.Nullable;

/**
 * Sees what goes into a topology's operators and what comes out, on the stream's thread: it is quick, and throws nothing. Of
 * records that an operator rejected, left out or failed on it sees nothing.
 */
public interface FlowObserver {

    FlowObserver NONE = new FlowObserver() {};

    /** When the topology is built: what the operator reads from the topic, as records of this type. */
    default void reads(String operator, String topic, Class<?> type) {}

    /** When the topology is built: the operator takes what comes out of all of these. */
    default void follows(String operator, Set<String> others) {}

    /** When the topology is built: these operators' results are published, as records of this type. */
    default void publishes(Set<String> operators, Class<?> type) {}

    /** Asked before each record of the operator; while it is false, nothing is prepared for it. */
    default boolean wants(String operator, Object record) {
        return false;
    }

    default <T, R> void mapped(
            String operator,
            Function<? super T, ? extends @Nullable List<? extends R>> mapping,
            T input,
            List<? extends R> outputs) {}

    /**
     * @param table the topic of the port that rows were asked of
     * @param rows by the keys that were asked for, in order; null where there was none
     */
    default <T, V, R> void joined(
            String operator,
            String table,
            BiFunction<? super T, ? super Lookup<V>, ? extends @Nullable R> mapping,
            T input,
            Map<String, @Nullable V> rows,
            R output) {}

    /** @param state before the step */
    default <T, S, R> void folded(
            String operator,
            Function<? super T, String> key,
            Fold<? super T, S, ? extends R> step,
            @Nullable S state,
            T input,
            Instant eventTime,
            Fold.Step<S, ? extends R> outcome) {}
}
