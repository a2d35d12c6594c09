package org.finmesh.platform.server.conservation;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.finmesh.platform.api.ConservationApi.Table;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.quality.Measurement;
import org.finmesh.platform.quality.Quality;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds the rows of a product that is built as a whole against what its last run says it published. */
@Component
class BuiltRows {

    /** A run's rows are there a moment before its measurement is. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final JdbcClient mesh;
    private final Quality quality;

    BuiltRows(@Qualifier("mesh") JdbcClient mesh, Quality quality) {
        this.mesh = mesh;
        this.quality = quality;
    }

    Table of(PortId port, List<String> notes) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var published = quality.latest(port).map(Measurement::tableRows);
            var rows = mesh.sql("select count(*) from " + port.table())
                    .query(Long.class)
                    .single();
            if (published.isEmpty() || published.get().equals(rows) || System.nanoTime() > deadline) {
                return table(published, Objects.requireNonNull(rows), notes);
            }
            pause();
        }
    }

    private static Table table(Optional<Long> published, long rows, List<String> notes) {
        if (published.isEmpty()) {
            notes.add("no run has been measured, so how many rows there should be is not known");
            return new Table(null, rows, 0, 0, 0, List.of());
        }
        var expected = published.get();
        return new Table(expected, rows, Math.max(0, expected - rows), Math.max(0, rows - expected), 0, List.of());
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while counting", e);
        }
    }
}
