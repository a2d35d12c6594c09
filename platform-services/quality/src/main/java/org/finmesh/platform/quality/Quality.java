package org.finmesh.platform.quality;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.Contract.ServiceLevel;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.quality.Incident.Kind;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is known of the ports' quality; what breaks a promise opens an incident. */
@Service
public class Quality {

    /** The rule by which a domain holds its table against the contract. */
    private static final String SCHEMA = "schema";

    private final Measurements measurements;
    private final RuleResults rules;
    private final Promises promises;
    private final Incidents incidents;
    private final Clock clock = Clock.systemUTC();

    Quality(Measurements measurements, RuleResults rules, Promises promises, Incidents incidents) {
        this.measurements = measurements;
        this.rules = rules;
        this.promises = promises;
        this.incidents = incidents;
    }

    /** Takes a measurement; one that is older than what is known of the port changes nothing. */
    public void measured(Measurement measurement) {
        measurements.put(measurement);
    }

    /** Takes what a rule said; what it has said before changes nothing. */
    @Transactional
    public void ruled(PortId port, RuleResult result) {
        if (!rules.put(port, result) || result.severity().equals("info")) {
            return;
        }
        var kind = result.rule().equals(SCHEMA) ? Kind.SCHEMA_DRIFTED : Kind.RULE_BROKEN;
        var subject = "%s/%s/%s".formatted(port, result.rule(), result.place());
        if (result.passed()) {
            incidents.kept(kind, subject, result.measuredAt());
        } else {
            incidents.broken(
                    new Breach(
                            kind,
                            subject,
                            port,
                            result.severity(),
                            result.field(),
                            result.firstFailure(),
                            result.summary()),
                    result.measuredAt());
        }
    }

    /** Takes how a run of dbt ended. */
    public void ran(PortId port, RunResult run) {
        switch (run.outcome()) {
            case SUCCEEDED -> incidents.close(Kind.RUN_FAILED, port.toString(), run.endedAt());
            case FAILED ->
                incidents.broken(
                        new Breach(Kind.RUN_FAILED, port.toString(), port, "error", null, null, run.summary()),
                        run.endedAt());
            case UNDER_WAY -> {}
        }
    }

    /** Holds the port's freshness and volume against what is promised and usual; also where its domain is silent. */
    public void judge(Contract contract) {
        var now = clock.instant();
        var port = contract.port();
        var freshness = freshness(contract);
        switch (freshness.state()) {
            case BREACHED ->
                incidents.broken(
                        new Breach(
                                Kind.FRESHNESS_BROKEN,
                                port.toString(),
                                port,
                                "error",
                                null,
                                null,
                                "what readers see is %d ms old, promised are %d ms"
                                        .formatted(freshness.freshnessMs(), freshness.promiseMs())),
                        now);
            case KEPT -> incidents.kept(Kind.FRESHNESS_BROKEN, port.toString(), now);
            case UNMEASURED -> {}
        }
    }

    /** Holds how many records come against how many used to. */
    public void judgeVolume(PortId port) {
        var now = clock.instant();
        promises.volume(port, now).ifPresent(volume -> {
            if (volume.unusual()) {
                incidents.broken(
                        new Breach(
                                Kind.VOLUME_UNUSUAL,
                                port.toString(),
                                port,
                                "warning",
                                null,
                                null,
                                "%.1f records a minute came lately, %.1f used to"
                                        .formatted(volume.recent(), volume.usual())),
                        now);
            } else {
                incidents.kept(Kind.VOLUME_UNUSUAL, port.toString(), now);
            }
        });
    }

    /** Of the contract's port, now. */
    public Freshness freshness(Contract contract) {
        return Freshness.of(contract, latest(contract.port()), clock.instant());
    }

    public Optional<Measurement> latest(PortId port) {
        return measurements.latest(port);
    }

    /** What each of the port's rules last said, broken ones first. */
    public List<RuleResult> rules(PortId port) {
        return rules.latest(port);
    }

    /** By the hour, oldest first. */
    public List<Score> hourlyScores(PortId port, Instant since) {
        return Score.of(rules.parts(port, "hour", since));
    }

    /** By the day of UTC, oldest first. */
    public List<Score> dailyScores(PortId port, Instant since) {
        return Score.of(rules.parts(port, "day", since));
    }

    /** How much of the last days the promise of freshness was kept; empty where there is none. */
    public Optional<Attainment> attainment(Contract contract, int days) {
        var now = clock.instant();
        return contract.serviceLevel("freshness")
                .flatMap(ServiceLevel::duration)
                .map(promise -> promises.freshness(contract.port(), promise, now.minus(Duration.ofDays(days)), now));
    }
}
