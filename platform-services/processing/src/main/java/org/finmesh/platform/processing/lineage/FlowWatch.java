package org.finmesh.platform.processing.lineage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.processing.report.Reports;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns, on one thread beside the streams, which fields flow into which in all topologies of a process, and tells the
 * platform. What a stream thread hands over while 64 samples wait is left out: there will be others.
 */
public final class FlowWatch {

    private static final Logger LOG = LoggerFactory.getLogger(FlowWatch.class);
    private static final int WAITING_MAX = 64;
    private static final Duration BUDGET = Duration.ofMillis(20);
    private static final Duration NEWS_EVERY = Duration.ofSeconds(2);

    private final BlockingQueue<Runnable> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final List<StreamsRun> runs = new CopyOnWriteArrayList<>();
    private final Reports reports;
    private final String bootstrap;
    private boolean defectLogged;

    /** @param bootstrap {@code host:port} of Kafka, by which OpenLineage names its topics */
    public FlowWatch(String bootstrap, Reports reports) {
        this.bootstrap = bootstrap;
        this.reports = reports;
    }

    /**
     * Watches a topology.
     *
     * @param inputs its topics, as it itself says
     * @param published how many records it has published
     * @return what it is to tell of its operators, and whether it runs
     */
    public PortFlows watch(Contract contract, List<String> inputs, LongSupplier published) {
        var flows = new PortFlows(waiting::offer, BUDGET, System::nanoTime);
        runs.add(new StreamsRun(contract, bootstrap, inputs, flows, reports, published, Instant::now));
        return flows;
    }

    /** Learns until it is interrupted; the topologies' runs end with it. */
    public void run() throws InterruptedException {
        try {
            var nextNewsNs = System.nanoTime();
            while (true) {
                var sample = waiting.poll(NEWS_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                if (sample != null) {
                    learn(sample);
                }
                if (System.nanoTime() - nextNewsNs >= 0) {
                    runs.forEach(StreamsRun::tellNews);
                    nextNewsNs = System.nanoTime() + NEWS_EVERY.toNanos();
                }
            }
        } finally {
            runs.forEach(run -> run.end(true));
        }
    }

    /** A sample that cannot be learned from is no reason to learn from no other; the record is not named, it may be personal. */
    private void learn(Runnable sample) {
        try {
            sample.run();
        } catch (RuntimeException | StackOverflowError | LinkageError defect) {
            if (!defectLogged) {
                LOG.warn(
                        "a record could not be asked for its lineage ({}); others are",
                        defect.getClass().getName());
                defectLogged = true;
            }
        }
    }
}
