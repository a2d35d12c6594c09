package org.finmesh.platform.processing.lineage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator makes of its inputs.
 *
 * @param results empty where the record was left out or rejected
 * @param state from now on; null where there is none
 * @param keys that were looked up, in order, or by which the record was grouped
 */
record Outcome(List<?> results, @Nullable Object state, List<String> keys) {}
