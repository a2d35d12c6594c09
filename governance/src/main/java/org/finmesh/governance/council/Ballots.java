package org.finmesh.governance.council;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.finmesh.governance.Choice;
import org.finmesh.governance.Vote;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All votes, those that were changed too. */
public final class Ballots {

    private final JdbcClient database;

    public Ballots(JdbcClient database) {
        this.database = database;
    }

    public void add(long proposal, Vote vote) {
        database.sql("INSERT INTO governance.vote (proposal, seat, by, choice, note, at) VALUES (?, ?, ?, ?, ?, ?)")
                .params(
                        proposal,
                        vote.seat(),
                        vote.by(),
                        vote.choice().label(),
                        vote.note(),
                        Proposals.timestamp(vote.at()))
                .update();
    }

    /** In the order they were given. */
    public List<Vote> of(long proposal) {
        return database.sql("SELECT * FROM governance.vote WHERE proposal = ? ORDER BY seq")
                .param(proposal)
                .query((row, _) -> new Vote(
                        row.getString("seat"),
                        row.getString("by"),
                        Choice.parse(row.getString("choice")),
                        row.getString("note"),
                        Proposals.instant(row, "at")))
                .list();
    }

    /** Each seat's latest. */
    public static Map<String, Vote> latest(List<Vote> votes) {
        var latest = new LinkedHashMap<String, Vote>();
        votes.forEach(vote -> latest.put(vote.seat(), vote));
        return latest;
    }
}
