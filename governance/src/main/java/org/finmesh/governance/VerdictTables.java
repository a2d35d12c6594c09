package org.finmesh.governance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.finmesh.governance.Verdict.Outcome;
import org.finmesh.platform.contract.ProductId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of what is said of what is live. Every method joins its caller's transaction. */
final class VerdictTables {

    static final int READ_MAX = 1_000;

    /** The rows that a reader may see. */
    private static final String SEEN =
            "(subject = product OR :all OR split_part(product, '.', 1) = ANY (:domains::text[]))";

    private final JdbcClient database;

    VerdictTables(JdbcClient database) {
        this.database = database;
    }

    /** Subject by subject, for each by the policy's name. */
    List<LiveVerdict> all() {
        return database.sql("SELECT * FROM governance.verdict ORDER BY subject, policy COLLATE \"C\"")
                .query(VerdictTables::read)
                .list();
    }

    /** Nobody else changes what is said of the subject before this transaction ends, also where that is nothing yet. */
    List<LiveVerdict> lock(String subject) {
        database.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("verdict " + subject)
                .query((_, _) -> "")
                .single();
        return database.sql("SELECT * FROM governance.verdict WHERE subject = ?")
                .param(subject)
                .query(VerdictTables::read)
                .list();
    }

    void put(LiveVerdict live) {
        var verdict = live.verdict();
        database.sql("""
                        INSERT INTO governance.verdict VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (subject, policy) DO UPDATE SET policy_version = excluded.policy_version,
                            outcome = excluded.outcome, message = excluded.message, waiver = excluded.waiver,
                            since = excluded.since""")
                .param(live.subject())
                .param(live.product().toString())
                .param(verdict.policy())
                .param(verdict.policyVersion())
                .param(verdict.outcome().name())
                .param(verdict.message())
                .param(verdict.waiver())
                .param(OffsetDateTime.ofInstant(live.since(), ZoneOffset.UTC))
                .update();
    }

    void remove(LiveVerdict gone) {
        database.sql("DELETE FROM governance.verdict WHERE subject = ? AND policy = ?")
                .param(gone.subject())
                .param(gone.verdict().policy())
                .update();
    }

    void add(VerdictChange change) {
        database.sql("""
                        INSERT INTO governance.verdict_change
                            (subject, product, policy, policy_version, before, after, message, waiver, at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(change.subject())
                .param(change.product().toString())
                .param(change.policy())
                .param(change.policyVersion())
                .param(name(change.before()))
                .param(name(change.after()))
                .param(change.message())
                .param(change.waiver())
                .param(OffsetDateTime.ofInstant(change.at(), ZoneOffset.UTC))
                .update();
    }

    List<LiveVerdict> find(
            VerdictReader reader, @Nullable String product, @Nullable String policy, @Nullable Outcome outcome) {
        return database.sql("""
                        SELECT * FROM governance.verdict
                        WHERE (:product::text IS NULL OR product = :product) AND (:policy::text IS NULL OR policy = :policy)
                            AND (:outcome::text IS NULL OR outcome = :outcome) AND %s
                        ORDER BY product, subject, policy LIMIT :limit""".formatted(SEEN))
                .param("all", reader.all())
                .param("domains", reader.domainNames())
                .param("product", product)
                .param("policy", policy)
                .param("outcome", name(outcome))
                .param("limit", READ_MAX)
                .query(VerdictTables::read)
                .list();
    }

    Map<Outcome, Long> count(String policy) {
        var counts = new EnumMap<Outcome, Long>(Outcome.class);
        database.sql("SELECT outcome, count(*) FROM governance.verdict WHERE policy = ? GROUP BY outcome")
                .param(policy)
                .query(row -> {
                    counts.put(Outcome.valueOf(row.getString(1)), row.getLong(2));
                });
        return counts;
    }

    List<VerdictChange> changes(VerdictReader reader, @Nullable String product, @Nullable String policy) {
        return database.sql("""
                        SELECT * FROM governance.verdict_change
                        WHERE (:product::text IS NULL OR product = :product) AND (:policy::text IS NULL OR policy = :policy)
                            AND %s
                        ORDER BY id DESC LIMIT :limit""".formatted(SEEN))
                .param("all", reader.all())
                .param("domains", reader.domainNames())
                .param("product", product)
                .param("policy", policy)
                .param("limit", READ_MAX)
                .query((row, _) -> new VerdictChange(
                        row.getString("subject"),
                        ProductId.parse(row.getString("product")),
                        row.getString("policy"),
                        row.getString("policy_version"),
                        outcome(row.getString("before")).orElse(null),
                        outcome(row.getString("after")).orElse(null),
                        row.getString("message"),
                        row.getString("waiver"),
                        instant(row, "at")))
                .list();
    }

    static @Nullable String name(@Nullable Outcome outcome) {
        return outcome == null ? null : outcome.name();
    }

    private static Optional<Outcome> outcome(@Nullable String name) {
        return Optional.ofNullable(name).map(Outcome::valueOf);
    }

    private static LiveVerdict read(ResultSet row, int number) throws SQLException {
        return new LiveVerdict(
                row.getString("subject"),
                ProductId.parse(row.getString("product")),
                new Verdict(
                        row.getString("policy"),
                        row.getString("policy_version"),
                        Outcome.valueOf(row.getString("outcome")),
                        row.getString("message"),
                        row.getString("waiver")),
                instant(row, "since"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
