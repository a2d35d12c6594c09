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
 * Who looks at what a topology's operators do, one record now and then. Told by stream threads, it only takes note: it does
 * not wait, and does not throw.
 */
public interface FlowObserver {

    /** Looks at nothing. */
    FlowObserver NONE = new FlowObserver() {};

    /**
     * How operators follow one another; the same may be told again.
     *
     * @param operator by its name; {@code publish} for the last, whatever goes into it is published
     * @param from what its records come from
     */
    default void follows(String operator, Upstream from) {}

    /** What is published are records of this type. */
    default void publishes(Class<?> type) {}

    /** Whether the operator's next record is to be told. Cheap: asked for each record. */
    default boolean wants(String operator) {
        return false;
    }

    /** A record went through a mapping. */
    default void mapped(String operator, Object record, Function<Object, ? extends List<?>> mapping) {}

    /**
     * A record went through a mapping that looks rows up.
     *
     * @param topic of the table
     * @param asked each key that the mapping looked up, in order, with the row there was
     */
    default void joined(
            String operator,
            Object record,
            String topic,
            Map<String, @Nullable Object> asked,
            BiFunction<Object, Lookup<Object>, ? extends List<?>> mapping) {}

    /**
     * A record went through a step.
     *
     * @param state as it was before
     */
    default <T, S, R> void folded(
            String operator,
            T record,
            @Nullable S state,
            Instant eventTime,
            Function<? super T, String> key,
            Fold<? super T, S, ? extends R> step) {}

    /**
     * Where a stream's records come from.
     *
     * @param topics read by it with no operator between
     * @param operators that give their results to it
     */
    record Upstream(Set<String> topics, Set<String> operators) {

        public Upstream {
            topics = Set.copyOf(topics);
            operators = Set.copyOf(operators);
        }

        static Upstream topic(String topic) {
            return new Upstream(Set.of(topic), Set.of());
        }

        static Upstream operator(String operator) {
            return new Upstream(Set.of(), Set.of(operator));
        }

        /** Both streams as one. */
        Upstream and(Upstream other) {
            var allTopics = new java.util.HashSet<>(topics);
            allTopics.addAll(other.topics);
            var allOperators = new java.util.HashSet<>(operators);
            allOperators.addAll(other.operators);
            return new Upstream(allTopics, allOperators);
        }
    }
}
