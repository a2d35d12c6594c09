package org.finmesh.platform.processing.lineage;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A value within a record that has no parts of its own.
 *
 * @param path in snake case, {@code []} for the elements of lists and maps: {@code legs[].amount}
 * @param address the same with the element's index or key: {@code legs[0].amount}
 * @param nullable whether the component may be null
 * @param replaced the whole record with another value in this place; throws what the record's constructor throws
 */
record Leaf(
        String path,
        String address,
        Class<?> type,
        boolean nullable,
        @Nullable Object value,
        UnaryOperator<@Nullable Object> replaced) {

    /** The list or map that it is an element of, by its address: {@code legs}; empty where it is in none. */
    String container() {
        var end = address.lastIndexOf('[');
        return end < 0 ? "" : address.substring(0, end);
    }
}
