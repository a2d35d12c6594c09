package org.finmesh.platform.processing.lineage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.Contract.Property;
import org.finmesh.platform.processing.lineage.StreamsEvents.Type;
import org.finmesh.platform.processing.report.Report;
import org.finmesh.platform.processing.report.Reports;

/** One port's topology from its start to its end, told to the platform. Not thread-safe. */
final class StreamsRun {

    /** How long the platform waits at most to hear again that what flows still flows. */
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(5);

    private final Contract contract;
    private final PortFlows flows;
    private final Reports reports;
    private final LongSupplier published;
    private final Supplier<Instant> now;
    private final StreamsEvents events;
    private boolean started;
    private boolean ended;
    private long toldVersion = -1;
    private Instant toldAt = Instant.MIN;

    /** @param inputs topics, as the topology itself says */
    StreamsRun(
            Contract contract,
            String bootstrap,
            List<String> inputs,
            PortFlows flows,
            Reports reports,
            LongSupplier published,
            Supplier<Instant> now) {
        this.contract = contract;
        this.flows = flows;
        this.reports = reports;
        this.published = published;
        this.now = now;
        this.events = new StreamsEvents(contract, bootstrap, inputs, UUID.randomUUID());
    }

    /** Tells what is new, and now and then that all is as it was. */
    void tellNews() {
        if (ended || !flows.running()) {
            return;
        }
        var version = flows.version();
        if (!started) {
            started = true;
            tell(Type.START, version);
        } else if (version != toldVersion || now.get().isAfter(toldAt.plus(AGAIN_AFTER))) {
            tell(Type.RUNNING, version);
        }
    }

    /** @param orderly whether the process is being closed; otherwise it ends by a failure */
    void end(boolean orderly) {
        if (started && !ended) {
            ended = true;
            tell(orderly ? Type.COMPLETE : Type.ABORT, flows.version());
        }
    }

    private void tell(Type type, long version) {
        var at = now.get();
        var outputs = contract.properties().stream().map(Property::name).collect(Collectors.toSet());
        var json = events.event(type, at, flows.flows(outputs), published.getAsLong());
        reports.add(new Report(contract.port(), Report.Kind.LINEAGE, json));
        toldVersion = version;
        toldAt = at;
    }
}
