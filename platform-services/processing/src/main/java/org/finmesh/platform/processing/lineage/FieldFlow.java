package org.finmesh.platform.processing.lineage;

/**
 * A field of a topic that a field of a port depends on, through all operators between.
 *
 * @param topic a product's topic or a source topic
 * @param field in snake case, {@code []} for the elements of lists and maps
 * @param output the port's field; {@link Field#ALL} where it decides whether there is a record at all
 */
public record FieldFlow(String topic, String field, String output, Transformation how) {}
