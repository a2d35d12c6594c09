package org.finmesh.platform.access.grants;

import java.util.List;
import java.util.Map;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.GrantSystem;
import org.finmesh.platform.access.Moment;
import org.springframework.stereotype.Component;

/** What a pass writes down. */
@Component
class Records {

    private final Placements placements;
    private final ReadBacks readBacks;
    private final Repairs repairs;
    private final Troubles troubles;

    Records(Placements placements, ReadBacks readBacks, Repairs repairs, Troubles troubles) {
        this.placements = placements;
        this.readBacks = readBacks;
        this.repairs = repairs;
        this.troubles = troubles;
    }

    boolean isUnchanged(GrantSystem system, ConsumerId consumer, Held intended, Held nothing) {
        return readBacks.isUnchanged(system, consumer, intended, nothing);
    }

    void failed(GrantSystem system, String holder, RuntimeException failure) {
        troubles.failed(system, holder, failure);
    }

    void repaired(GrantSystem system, String holder, List<String> added, List<String> removed) {
        repairs.note(system, holder, added, removed, Moment.now());
    }

    /** What these have is what the standing says. */
    void settled(GrantSystem system, Map<ConsumerId, ? extends Held> inPlace, Standing standing) {
        troubles.settled(system, inPlace.keySet());
        readBacks.note(system, inPlace, Moment.now());
        placements.note(
                standing.approved().stream()
                        .filter(agreement ->
                                inPlace.containsKey(agreement.consumer().id()))
                        .toList(),
                system,
                standing.at());
    }
}
