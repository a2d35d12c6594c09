package org.finmesh.platform.cli.bench;

import java.io.IOException;
import java.util.function.Consumer;

/** Something whose speed is worth knowing. */
public interface Benchmark {

    /** As {@code mesh bench NAME} has it. */
    String name();

    /** What is measured, in a line. */
    String about();

    /**
     * Measures; takes seconds to minutes.
     *
     * @param figures takes each figure when it is there
     * @throws IOException when what is measured cannot be read or started
     */
    void run(Consumer<Figure> figures) throws IOException, InterruptedException;
}
