package org.finmesh.platform.processing;

import org.jspecify.annotations.Nullable;

/**
 * The rows of a {@link ProductTable} as a mapping asks for them.
 *
 * @param <V> the rows' type
 */
@FunctionalInterface
public interface Lookup<V> {

    /** @param key as in the topic: the primary key's values joined by {@code |}; null where there is no such row */
    @Nullable
    V get(String key);
}
