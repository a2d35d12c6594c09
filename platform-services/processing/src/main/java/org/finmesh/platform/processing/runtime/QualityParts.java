package org.finmesh.platform.processing.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.processing.meter.PortMeter;
import org.finmesh.platform.processing.quality.TableRules;

/** Reports what the contract's rules say: of the stream every two seconds, of the table every half minute. */
final class QualityParts {

    /** Short, for a breach is to be known within ten seconds. */
    private static final Duration WINDOW = Duration.ofSeconds(2);

    private static final Duration TABLE_PERIOD = Duration.ofSeconds(30);

    /** Opens a connection of the domain's role. */
    interface Connections {
        Connection open() throws SQLException;
    }

    private QualityParts() {}

    static Runner.Part ofStream(String name, PortMeter meter, Platform platform) {
        return backoff -> {
            backoff.succeeded();
            platform.health().up(name, "running");
            while (true) {
                Thread.sleep(WINDOW);
                meter.rules().report(platform.reports(), Instant.now().truncatedTo(ChronoUnit.MICROS));
            }
        };
    }

    static Runner.Part ofTable(String name, Contract contract, Connections connections, Platform platform) {
        var rules = new TableRules(contract);
        return backoff -> {
            while (true) {
                try (var connection = connections.open()) {
                    rules.run(connection, platform.reports());
                }
                backoff.succeeded();
                platform.health().up(name, "running");
                Thread.sleep(TABLE_PERIOD);
            }
        };
    }
}
