package org.finmesh.platform.processing.meter;

import java.util.List;

/** What goes into and comes out of a port, as observed: topics by name, relations as {@code schema.view}. */
public interface Lineage {

    List<String> inputs();

    List<String> outputs();
}
