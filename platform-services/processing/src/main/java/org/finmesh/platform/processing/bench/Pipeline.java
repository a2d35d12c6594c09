package org.finmesh.platform.processing.bench;

import org.jspecify.annotations.Nullable;

/** One way to carry the records of the input to the output: from its start until it is closed. */
interface Pipeline extends AutoCloseable {

    /** The group under which Kafka keeps how far it is. */
    String group();

    void start();

    /** Whether the generated booking of this number comes out at the port. */
    boolean publishes(int number);

    /** What ended it by itself; null while it runs. */
    @Nullable
    Throwable failure();

    @Override
    void close();
}
