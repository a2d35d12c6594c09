package org.finmesh.platform.cli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;

/** Times the command {@code mesh} as a whole process, from its call to its end. */
record CommandTiming(Path root) {

    private static final int SAMPLES = 15;

    /** One call first, so that the files are in the system's cache. */
    void run(Path contract, Consumer<Figure> figures) throws IOException, InterruptedException {
        validate(contract);
        var samples = new double[SAMPLES];
        for (var i = 0; i < SAMPLES; i++) {
            var start = System.nanoTime();
            validate(contract);
            samples[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(samples);
        figures.accept(new Figure("contract", "mesh-validate", "whole_process", samples[SAMPLES / 2], "ms"));
        figures.accept(new Figure("contract", "mesh-validate", "whole_process_min", samples[0], "ms"));
    }

    private void validate(Path contract) throws IOException, InterruptedException {
        var process = new ProcessBuilder(root.resolve("mesh").toString(), "validate", contract.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("mesh validate failed: " + said);
        }
    }
}
