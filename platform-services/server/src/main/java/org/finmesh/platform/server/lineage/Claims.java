package org.finmesh.platform.server.lineage;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.finmesh.platform.contract.DomainName;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.lineage.Dataset;
import org.finmesh.platform.lineage.LineageError;
import org.finmesh.platform.lineage.LineageEvent;
import org.finmesh.platform.lineage.LineageException;

/** Whose products an event says that a job makes. */
final class Claims {

    private Claims() {}

    /**
     * @param own domains that whoever sends the event may speak for
     * @throws LineageException FOREIGN_OUTPUT where it speaks of the products of others, or of those of two domains
     */
    static void requireOutputsOf(LineageEvent event, Predicate<DomainName> own) {
        var ports = Stream.concat(
                        job(event).stream(),
                        event.outputs().stream().map(Dataset::port).flatMap(Optional::stream))
                .toList();
        ports.stream().filter(port -> !own.test(domain(port))).findFirst().ifPresent(foreign -> {
            throw new LineageException(
                    LineageError.FOREIGN_OUTPUT,
                    "the event says that job '%s' makes %s, a product of the domain %s, which is not the sender's to speak for"
                            .formatted(event.job(), foreign, domain(foreign)));
        });
        if (ports.stream().map(Claims::domain).distinct().count() > 1) {
            throw new LineageException(
                    LineageError.FOREIGN_OUTPUT,
                    "the event says that job '%s' makes products of several domains: %s; send one event for each"
                            .formatted(event.job(), ports));
        }
    }

    /** A job of the mesh's own namespace is named as the port that it makes. */
    private static Optional<PortId> job(LineageEvent event) {
        var job = event.job();
        return job == null || job.isBlank() ? Optional.empty() : new Dataset(job).port();
    }

    private static DomainName domain(PortId port) {
        return port.product().domain();
    }
}
