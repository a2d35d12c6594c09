package org.finmesh.platform.processing.record;

/** Avro schemas, as JSON text, by the registry's id. */
@FunctionalInterface
public interface SchemaSource {

    String schema(int id) throws InterruptedException;
}
