package org.finmesh.governance.council;

import java.util.Optional;
import org.finmesh.governance.Replay;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** All replays; the latest of a proposal is the one that counts. */
public final class Replays {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient database;

    public Replays(JdbcClient database) {
        this.database = database;
    }

    public void add(long proposal, Replay replay) {
        database.sql("INSERT INTO governance.replay (proposal, result) VALUES (?, ?::jsonb)")
                .params(proposal, JSON.writeValueAsString(replay))
                .update();
    }

    public Optional<Replay> latest(long proposal) {
        return database.sql("SELECT result FROM governance.replay WHERE proposal = ? ORDER BY seq DESC LIMIT 1")
                .param(proposal)
                .query((row, _) -> JSON.readValue(row.getString("result"), Replay.class))
                .optional();
    }
}
