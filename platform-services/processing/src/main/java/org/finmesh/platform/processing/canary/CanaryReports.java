package org.finmesh.platform.processing.canary;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.processing.report.Report;
import org.finmesh.platform.processing.report.Reports;
import tools.jackson.databind.json.JsonMapper;

/** Tells the platform where a port's canaries were seen: docs/data-plane.md, "Reports". */
public final class CanaryReports {

    /** Where a canary was: put in, out of the topology, past the table. */
    public enum Hop {
        SENT,
        TOPIC,
        TABLE
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** As the platform reads it. */
    private record Seen(long sequence, String hop, Instant sentAt, Instant seenAt) {}

    private final PortId port;
    private final Reports reports;
    private final Clock clock;

    public CanaryReports(PortId port, Reports reports, Clock clock) {
        this.port = port;
        this.reports = reports;
        this.clock = clock;
    }

    public void seen(Canary canary, Hop hop) {
        var seen = new Seen(canary.sequence(), hop.name().toLowerCase(Locale.ROOT), canary.sentAt(), clock.instant());
        reports.add(new Report(port, Report.Kind.CANARY, JSON.writeValueAsBytes(seen)));
    }
}
