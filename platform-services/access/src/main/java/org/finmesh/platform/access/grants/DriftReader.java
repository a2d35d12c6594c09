package org.finmesh.platform.access.grants;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.finmesh.platform.access.AccessError;
import org.finmesh.platform.access.AccessException;
import org.finmesh.platform.access.Actor;
import org.finmesh.platform.access.Drift;
import org.finmesh.platform.access.Drift.Difference;
import org.finmesh.platform.access.Drifts;
import org.springframework.stereotype.Service;

/** Reads every system at once. */
@Service
class DriftReader implements Drifts {

    private final List<Gate<?>> gates;
    private final Standings standings;
    private final Repairs repairs;

    DriftReader(List<Gate<?>> gates, Standings standings, Repairs repairs) {
        this.gates = List.copyOf(gates);
        this.standings = standings;
        this.repairs = repairs;
    }

    @Override
    public Drift read(Actor actor) {
        if (!actor.platform() && !actor.auditor()) {
            throw new AccessException(
                    AccessError.NOT_YOURS_TO_SEE,
                    "what everybody has in Kafka, PostgreSQL and Keycloak is for the platform team and auditors, and %s is neither"
                            .formatted(actor.user()));
        }
        var standing = standings.all();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reading = gates.stream()
                    .map(gate -> CompletableFuture.supplyAsync(() -> differences(gate, standing), threads))
                    .toList();
            var differences =
                    reading.stream().flatMap(future -> future.join().stream()).toList();
            return new Drift(standing.at(), differences, repairs.latest());
        } catch (CompletionException e) {
            if (e.getCause() instanceof AccessException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private static <S extends Held> List<Difference> differences(Gate<S> gate, Standing standing) {
        var look = gate.look(standing.ports());
        var consumers = new HashSet<>(look.held().keySet());
        consumers.addAll(standing.intended().consumers());
        var differences = new ArrayList<Difference>();
        Pass.changes(gate, consumers, standing.intended(), look.held())
                .forEach((consumer, change) -> differences.add(
                        new Difference(gate.system(), consumer.value(), change.missing(), change.surplus())));
        var strays = new TreeMap<String, List<String>>();
        look.strays()
                .forEach(stray -> strays.computeIfAbsent(stray.holder(), _ -> new ArrayList<>())
                        .add(stray.right()));
        strays.forEach((holder, rights) -> differences.add(new Difference(gate.system(), holder, List.of(), rights)));
        return differences;
    }
}
