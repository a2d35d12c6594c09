package org.finmesh.governance.council;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.finmesh.governance.Draft;
import org.finmesh.governance.GovernanceError;
import org.finmesh.governance.GovernanceException;
import org.finmesh.governance.Proposal;
import org.finmesh.governance.Proposal.FileChange;
import org.finmesh.governance.Proposal.Step;
import org.finmesh.governance.ProposalState;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All proposals, and the steps that they took. */
public final class Proposals {

    /** A file or a step, and whose. */
    private record Of<T>(long proposal, T value) {}

    private final JdbcClient database;

    public Proposals(JdbcClient database) {
        this.database = database;
    }

    /** @return its id */
    public long add(
            Draft draft,
            List<FileChange> changes,
            String by,
            Instant at,
            Instant closesAt,
            LocalDate effectiveOn,
            String rulesVersion) {
        var id = database.sql("""
                        INSERT INTO governance.proposal
                            (title, why, proposed_by, proposed_at, closes_at, effective_on, supersedes, rules_version)
                        VALUES (:title, :why, :by, :at, :closes, :effective, :supersedes, :rules) RETURNING id""")
                .param("title", draft.title())
                .param("why", draft.why())
                .param("by", by)
                .param("at", timestamp(at))
                .param("closes", timestamp(closesAt))
                .param("effective", effectiveOn)
                .param("supersedes", draft.supersedes())
                .param("rules", rulesVersion)
                .query(Long.class)
                .single();
        for (var change : changes) {
            database.sql("INSERT INTO governance.proposed_file (proposal, path, base, content) VALUES (?, ?, ?, ?)")
                    .params(id, change.path(), change.base(), change.content())
                    .update();
        }
        return id;
    }

    /** @param step which the database takes once per proposal, and of those that decide it one at all */
    public void add(long proposal, Step step) {
        database.sql("""
                        INSERT INTO governance.proposal_step (proposal, state, at, by, note, effective_at)
                        VALUES (:proposal, :state, :at, :by, :note, :effective)""")
                .param("proposal", proposal)
                .param("state", step.state().label())
                .param("at", timestamp(step.at()))
                .param("by", step.by())
                .param("note", step.note())
                .param("effective", step.effectiveAt() == null ? null : timestamp(step.effectiveAt()))
                .update();
    }

    /** Newest first. */
    public List<Proposal> all() {
        return select("", Map.of());
    }

    /** @throws GovernanceException PROPOSAL_UNKNOWN */
    public Proposal get(long id) {
        return select("WHERE id = :id", Map.of("id", id)).stream()
                .findFirst()
                .orElseThrow(() -> new GovernanceException(
                        GovernanceError.PROPOSAL_UNKNOWN,
                        "there is no proposal %d; './mesh council list' shows all".formatted(id)));
    }

    /** Newest first. */
    public List<Proposal> in(ProposalState state) {
        return select("""
                WHERE COALESCE((SELECT s.state FROM governance.proposal_step s WHERE s.proposal = id ORDER BY s.seq DESC LIMIT 1), 'open')
                    = :state""", Map.of("state", state.label()));
    }

    /** Those whose votes are over, and those that take effect, at {@code now} at the latest; the earliest first. */
    public List<Long> due(Instant now) {
        return database.sql("""
                        SELECT p.id FROM governance.proposal p
                        LEFT JOIN LATERAL (SELECT state, effective_at FROM governance.proposal_step
                            WHERE proposal = p.id ORDER BY seq DESC LIMIT 1) s ON true
                        WHERE (s.state IS NULL AND p.closes_at <= :now) OR (s.state = 'accepted' AND s.effective_at <= :now)
                        ORDER BY COALESCE(s.effective_at, p.closes_at), p.id""").param("now", timestamp(now)).query(Long.class).list();
    }

    /** Those accepted, which say that they replace {@code id}'s decision; newest first. */
    public List<Long> successors(long id) {
        return database.sql("""
                        SELECT p.id FROM governance.proposal p JOIN governance.proposal_step s ON s.proposal = p.id
                        WHERE p.supersedes = ? AND s.state = 'accepted' ORDER BY p.id DESC""").param(id).query(Long.class).list();
    }

    /** All that ever came into force, in that order. */
    public List<Proposal> enacted() {
        var enacted = enactedIds();
        var byId = select(
                        "WHERE id IN (SELECT proposal FROM governance.proposal_step WHERE state = 'in-force')",
                        Map.of())
                .stream()
                .collect(Collectors.toMap(Proposal::id, proposal -> proposal));
        return enacted.stream().map(byId::get).toList();
    }

    /** The ids of {@link #enacted}: cheap, to see whether there is a new one. */
    public List<Long> enactedIds() {
        return database.sql("SELECT proposal FROM governance.proposal_step WHERE state = 'in-force' ORDER BY seq")
                .query(Long.class)
                .list();
    }

    private List<Proposal> select(String where, Map<String, ?> parameters) {
        var files = group(database.sql(
                        "SELECT proposal, path, base, content FROM governance.proposed_file JOIN governance.proposal ON id = proposal %s ORDER BY path"
                                .formatted(where))
                .params(parameters)
                .query((row, _) -> new Of<>(
                        row.getLong("proposal"),
                        new FileChange(row.getString("path"), row.getString("base"), row.getString("content"))))
                .list());
        var steps = group(database.sql(
                        "SELECT s.* FROM governance.proposal_step s JOIN governance.proposal ON id = proposal %s ORDER BY seq"
                                .formatted(where))
                .params(parameters)
                .query((row, _) -> new Of<>(row.getLong("proposal"), step(row)))
                .list());
        return database.sql("SELECT * FROM governance.proposal %s ORDER BY id DESC".formatted(where))
                .params(parameters)
                .query((row, _) -> proposal(row, files, steps))
                .list();
    }

    private static <T> Map<Long, List<T>> group(List<Of<T>> parts) {
        return parts.stream()
                .collect(Collectors.groupingBy(Of::proposal, Collectors.mapping(Of::value, Collectors.toList())));
    }

    private static Proposal proposal(ResultSet row, Map<Long, List<FileChange>> files, Map<Long, List<Step>> steps)
            throws SQLException {
        var id = row.getLong("id");
        return new Proposal(
                id,
                row.getString("title"),
                row.getString("why"),
                row.getString("proposed_by"),
                instant(row, "proposed_at"),
                instant(row, "closes_at"),
                row.getObject("effective_on", LocalDate.class),
                row.getObject("supersedes", Long.class),
                row.getString("rules_version"),
                files.getOrDefault(id, List.of()),
                steps.getOrDefault(id, List.of()));
    }

    private static Step step(ResultSet row) throws SQLException {
        var effectiveAt = row.getObject("effective_at", OffsetDateTime.class);
        return new Step(
                ProposalState.of(row.getString("state")),
                instant(row, "at"),
                row.getString("by"),
                row.getString("note"),
                effectiveAt == null ? null : effectiveAt.toInstant());
    }

    static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
