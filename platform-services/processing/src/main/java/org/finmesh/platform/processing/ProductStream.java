package org.finmesh.platform.processing;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;

/**
 * Records on their way to a topic port. A record that an operator rejects goes, with its original bytes and the reason, to
 * the port's quarantine; the operators after it do not see it.
 *
 * @param <T> the records' type
 */
public interface ProductStream<T> {

    /**
     * Turns each record into one of another type.
     *
     * @param name of the operator: kebab-case, unique in the topology
     * @param mapping a pure function; throws {@link Filtered} where nothing is to be published of the record (a null says the
     *     same without a reason of its own), {@link Rejected} where the record cannot be used. Any other exception counts as a defect of the mapping: the record is quarantined with the
     *     reason code {@code MAPPING_FAILED}, and the log has the stack trace
     */
    <R> ProductStream<R> map(String name, Function<? super T, ? extends @Nullable R> mapping);

    /**
     * Turns each record into none, one or many, in the list's order; otherwise as {@link #map}. One of them that breaks the
     * contract is quarantined by itself, with the bytes of the record it was made from.
     */
    <R> ProductStream<R> flatMap(String name, Function<? super T, ? extends List<? extends R>> mapping);

    /**
     * As {@link #map}, with a table's rows at hand.
     *
     * @param mapping a pure function of the record and the rows that it asks for
     */
    <V, R> ProductStream<R> join(
            String name,
            ProductTable<V> table,
            BiFunction<? super T, ? super Lookup<V>, ? extends @Nullable R> mapping);

    /** These records and the other's, each as it comes. */
    ProductStream<T> merge(String name, ProductStream<? extends T> other);

    /**
     * Brings together what has the same key, and goes through it step by step with what was remembered. The records
     * are distributed anew by their key, through a topic of the application's own.
     *
     * @param name of the operator, and of its store: kebab-case, unique in the topology
     * @param type what goes through the topic: a record, or a sealed interface of records
     * @param key of a record: at most 1,000 characters
     */
    <S, R> ProductStream<R> fold(
            String name,
            Class<T> type,
            Function<? super T, String> key,
            KeyedState<S> state,
            Fold<? super T, S, ? extends R> step);

    /**
     * Checks each record against the port's contract (required, allowed values, bounds, length, pattern, precision, key) and
     * publishes it to the topic port, keyed by its primary key, with the event time of the record it was made from.
     *
     * @param type a record whose components are the contract's properties in camel case: {@code amountCurrency} for {@code
     *     amount_currency}; {@code @Nullable} exactly where the property is not required
     * @return the topology, complete
     * @throws ProcessingException when {@code type} does not match the contract, naming every component that is missing,
     *     superfluous or of the wrong type
     */
    Topology publish(Class<? extends T> type);
}
