package org.finmesh.platform.processing.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.finmesh.platform.contract.PortId;

/**
 * How fast a pipeline is that always has more to read: all waits in the input, the first part warms up, and the rest is timed
 * from one commit to the last.
 *
 * @param records in the input
 * @param warmUp how many of them are not counted
 */
record Saturation(PipelineTopics topics, int records, int warmUp) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** @param committed records, at one instant */
    private record Mark(long committed, long nanoTime, long cpuNs) {}

    void measure(String variant, Pipeline pipeline) throws Exception {
        pipeline.start();
        var from = await(pipeline, warmUp);
        var to = await(pipeline, records);
        requireWritten(topics.port());
        var counted = to.committed - from.committed;
        BenchSettings.print(variant, "records_per_second", counted / ((to.nanoTime - from.nanoTime) / 1e9), "1/s");
        BenchSettings.print(variant, "cpu_seconds_per_million", (to.cpuNs - from.cpuNs) / 1e9 / (counted / 1e6), "s");
    }

    private Mark await(Pipeline pipeline, long atLeast) throws Exception {
        var committed = pipeline.await(() -> topics.committed(pipeline.group()), atLeast, PATIENCE);
        return new Mark(committed, System.nanoTime(), cpuNs());
    }

    /** Of this process: the broker's comes beside it. */
    private static long cpuNs() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** Who commits what it has not written would be fast. */
    private void requireWritten(PortId port) throws ExecutionException, InterruptedException {
        var written = topics.end(port.topic()) + topics.end(port.quarantineTopic());
        if (written < records) {
            throw new IllegalStateException(
                    "%d records were read, and %d are in %s and its quarantine".formatted(records, written, port));
        }
    }
}
