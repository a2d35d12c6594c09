package org.finmesh.platform.processing.runtime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.finmesh.platform.processing.lineage.PortFlows;
import org.finmesh.platform.processing.meter.PortMeter;
import org.finmesh.platform.processing.record.Publishing;
import org.finmesh.platform.processing.stream.ContractStreams;
import org.finmesh.platform.processing.stream.Plumbing;

/**
 * One product's Kafka Streams. A thread that fails takes the product's whole client down, and the runner starts a new one:
 * one way to recover instead of two.
 */
final class StreamsPart implements Runner.Part {

    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);

    private final String name;
    private final Wiring.Streamed streamed;
    private final PortMeter meter;
    private final PortFlows flows;
    private final Platform platform;

    /** @param name of the component in {@code /health} */
    StreamsPart(String name, Wiring.Streamed streamed, PortMeter meter, PortFlows flows, Platform platform) {
        this.flows = flows;
        this.name = name;
        this.streamed = streamed;
        this.meter = meter;
        this.platform = platform;
    }

    @Override
    public void run(Backoff backoff) throws Exception {
        var registry = platform.registry();
        var contract = streamed.contract();
        var publishing = new Publishing(
                registry.idOf(contract),
                registry.maskedIdOf(contract),
                platform.settings().maskingKey(contract));
        var plumbing = new Plumbing(publishing, registry::schema, streamed.neighbours(), meter, flows);
        var built = ContractStreams.build(streamed.topology(), streamed.product(), contract, plumbing);
        new KnownState(contract.port(), platform.kafka(), platform.settings()).goOnWith(built.stateShape());
        var failure = new CompletableFuture<Void>();
        try (var streams =
                new KafkaStreams(built.topology(), platform.kafka().streams(contract, platform.instanceId()))) {
            streams.setUncaughtExceptionHandler(wrong -> {
                failure.completeExceptionally(wrong);
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            });
            streams.setStateListener((now, before) -> stateIs(now, backoff));
            streams.start();
            failure.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
    }

    private void stateIs(KafkaStreams.State state, Backoff backoff) {
        meter.topologyRuns(state == KafkaStreams.State.RUNNING);
        flows.runs(state == KafkaStreams.State.RUNNING);
        switch (state) {
            case RUNNING -> {
                backoff.succeeded();
                platform.health().up(name, "running");
            }
            case REBALANCING -> platform.health().down(name, "being given its partitions");
            default -> {}
        }
    }
}
