package org.finmesh.platform.access.grants;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.finmesh.platform.access.AccessError;
import org.finmesh.platform.access.AccessException;
import org.finmesh.platform.access.OfferedPort;

/** Takes from others in one system what only agreements give. */
final class Strays {

    private final Gate<?> gate;
    private final Records records;

    Strays(Gate<?> gate, Records records) {
        this.gate = gate;
        this.records = records;
    }

    /**
     * What is still there after it was taken is the doing of somebody whom the platform cannot overrule.
     *
     * @return who held what was taken
     */
    Set<String> take(List<Stray> strays, Collection<OfferedPort> ports) {
        strays.forEach(this::take);
        var left = strays.stream().map(Stray::words).collect(Collectors.toCollection(HashSet::new));
        ReadingBack.until(
                left,
                () -> left.retainAll(
                        gate.look(ports).strays().stream().map(Stray::words).toList()));
        var taken = new TreeMap<String, List<String>>();
        for (var stray : strays) {
            if (left.contains(stray.words())) {
                records.failed(gate.system(), stray.holder(), notTaken(stray));
            } else {
                taken.computeIfAbsent(stray.holder(), _ -> new ArrayList<>()).add(stray.right());
            }
        }
        taken.forEach((holder, rights) -> records.repaired(gate.system(), holder, List.of(), rights));
        return taken.keySet();
    }

    private void take(Stray stray) {
        try {
            stray.taking().run();
        } catch (AccessException e) {
            records.failed(gate.system(), stray.holder(), e);
        }
    }

    private AccessException notTaken(Stray stray) {
        return new AccessException(
                AccessError.GRANT_NOT_IN_PLACE,
                "%s: %s still has %s, which no agreement gives; the platform may not take it away: who gave it has to"
                        .formatted(gate.system(), stray.holder(), stray.right()));
    }
}
