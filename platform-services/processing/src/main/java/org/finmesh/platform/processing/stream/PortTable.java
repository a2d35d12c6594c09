package org.finmesh.platform.processing.stream;

import org.finmesh.platform.processing.ProductTable;

/** A table of a topology. @param topic of the port, which names its store too */
record PortTable<V>(String topic, Class<V> type) implements ProductTable<V> {}
