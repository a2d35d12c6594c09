package org.finmesh.platform.processing.lineage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator makes of its inputs.
 *
 * @param left whether the record was left out or rejected: it has no results then, and the state is as it was
 * @param state from now on; null where there is none
 * @param keys that were looked up, in order, or by which the record was grouped
 */
record Outcome(boolean left, List<?> results, @Nullable Object state, List<String> keys) {

    static Outcome made(List<?> results, @Nullable Object state, List<String> keys) {
        return new Outcome(false, results, state, keys);
    }

    static Outcome left(@Nullable Object state, List<String> keys) {
        return new Outcome(true, List.of(), state, keys);
    }
}
