package org.finmesh.platform.processing.lineage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.finmesh.platform.processing.Lookup;
import org.jspecify.annotations.Nullable;

/**
 * A lookup that answers the first key asked with the first row, and so on, whatever the keys: what then changes with the
 * record does so by its own values, and not because another row was found.
 */
final class RowsInOrder implements Lookup<Object> {

    private final List<@Nullable Object> rows;
    private final Map<String, Integer> asked = new HashMap<>();
    private final List<String> keys = new ArrayList<>();

    RowsInOrder(List<@Nullable Object> rows) {
        this.rows = rows;
    }

    @Override
    public @Nullable Object get(String key) {
        var index = asked.get(key);
        if (index == null) {
            index = keys.size();
            asked.put(key, index);
            keys.add(key);
        }
        return index < rows.size() ? rows.get(index) : null;
    }

    /** Each key once, in the order in which they were first asked. */
    List<String> keys() {
        return keys;
    }
}
