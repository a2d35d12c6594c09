package org.finmesh.platform.processing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of what a product remembers: a pure function.
 *
 * @param <T> the records' type
 * @param <S> the state's type
 * @param <R> what comes out
 */
@FunctionalInterface
public interface Fold<T, S, R> {

    /**
     * What comes of a record. Records of a key come in the order they were read, which is not always the order of their
     * event times.
     *
     * @param state of the record's key; null before its first record, or when it was forgotten
     * @param eventTime of the record
     * @throws Rejected when the record cannot be used; the state stays as it was
     * @throws Filtered when nothing is to be published of it; the state stays as it was. Where the state changes and
     *     nothing is published, {@link Step#silent} says so
     */
    Step<S, R> apply(@Nullable S state, T record, Instant eventTime);

    /**
     * @param state from now on; null to forget it
     * @param results to be published, in this order
     * @param reasonCode of nothing being published, as {@link Filtered#reasonCode}; null where there are results
     * @param reason of the same, in words without the record's values
     */
    record Step<S, R>(
            @Nullable S state,
            List<R> results,
            @Nullable String reasonCode,
            @Nullable String reason) {

        public Step {
            results = List.copyOf(results);
            if (results.isEmpty() == (reasonCode == null)) {
                throw new IllegalArgumentException("a step has results, or a reason for having none");
            }
            if (reasonCode != null && !Rejected.CODE.matcher(reasonCode).matches()) {
                throw new IllegalArgumentException("reason code '%s' is not like NO_ALERT".formatted(reasonCode));
            }
        }

        @SafeVarargs
        public static <S, R> Step<S, R> of(@Nullable S state, R... results) {
            return of(state, List.of(results));
        }

        public static <S, R> Step<S, R> of(@Nullable S state, List<R> results) {
            return new Step<>(state, results, null, null);
        }

        /** The record changed the state, and nothing is to be published of it. */
        public static <S, R> Step<S, R> silent(@Nullable S state, String reasonCode, String reason) {
            return new Step<>(state, List.of(), reasonCode, reason);
        }
    }
}
