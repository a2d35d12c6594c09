package org.finmesh.platform.quality;

import java.time.Clock;
import java.util.Optional;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.PortId;
import org.springframework.stereotype.Service;

/** What is known of the ports' quality. */
@Service
public class Quality {

    private final Measurements measurements;
    private final Clock clock = Clock.systemUTC();

    Quality(Measurements measurements) {
        this.measurements = measurements;
    }

    /** Takes a measurement; one that is older than what is known of the port changes nothing. */
    public void measured(Measurement measurement) {
        measurements.put(measurement);
    }

    /** Of the contract's port, now. */
    public Freshness freshness(Contract contract) {
        return Freshness.of(contract, latest(contract.port()), clock.instant());
    }

    public Optional<Measurement> latest(PortId port) {
        return measurements.latest(port);
    }
}
