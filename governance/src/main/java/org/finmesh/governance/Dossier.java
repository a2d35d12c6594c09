package org.finmesh.governance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A proposal with all that belongs to it.
 *
 * @param replay the latest
 * @param votes in the order they were given
 * @param entitled labels of the seats that may vote on it
 * @param outcome once it is in force
 * @param supersededBy the accepted proposal that replaces this decision
 */
public record Dossier(
        Proposal proposal,
        Optional<Replay> replay,
        Tally tally,
        List<Vote> votes,
        Set<String> entitled,
        Optional<Outcome> outcome,
        Optional<Long> supersededBy) {

    public Dossier {
        votes = List.copyOf(votes);
        entitled = Set.copyOf(entitled);
    }

    /** Whether it is its seat's latest, and the seat may vote. */
    public boolean counts(Vote vote) {
        Map<String, Vote> latest = new HashMap<>();
        votes.forEach(given -> latest.put(given.seat(), given));
        return entitled.contains(vote.seat()) && vote.equals(latest.get(vote.seat()));
    }
}
