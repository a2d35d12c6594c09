package org.finmesh.platform.processing;

/**
 * A port as a table of its latest records by key, the whole of it in every process that reads it: for reference data of up
 * to a few hundred thousand rows. What a mapping sees of it is what was published when the mapping runs, not when the
 * record's thing happened: where that matters, the key has the date.
 *
 * @param <V> the rows' type
 * @see ProductStream#join
 */
public interface ProductTable<V> {}
