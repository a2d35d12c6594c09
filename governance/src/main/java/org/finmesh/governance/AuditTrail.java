package org.finmesh.governance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who did what to which product or agreement, when and why: append-only, each entry chained to the one before by its
 * hash. An append takes part in the caller's transaction, so that a decision and its entry are there both or not at all.
 */
public final class AuditTrail {

    /** Any number that nobody else of the database uses: appends take turns, so that the chain has no forks. */
    private static final long LOCK = 0x46696e6d657368L;

    private static final int READ_MAX = 1_000;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public AuditTrail(JdbcClient database, PlatformTransactionManager transactions, Clock clock) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** A break in the chain: the first entry that is not as it was written, or does not follow the one before. */
    public record Break(long sequence, String reason) {}

    /**
     * Adds an entry at the trail's end.
     *
     * @param details of any shape; what it holds is readable by auditors, so no secrets
     * @throws GovernanceException AUDIT_UNAVAILABLE when it is not written; what it is about must then not happen
     */
    public AuditEntry append(
            String who, String what, String subject, JsonNode details, @Nullable String policyVersion) {
        try {
            return Objects.requireNonNull(transaction.execute(_ -> {
                database.sql("SELECT pg_advisory_xact_lock(?)")
                        .param(LOCK)
                        .query((_, _) -> "")
                        .single();
                var last = last().orElse(null);
                return insert(AuditEntry.after(last, clock.instant(), who, what, subject, details, policyVersion));
            }));
        } catch (DataAccessException | TransactionException e) {
            throw unavailable("%s %s by %s is not recorded".formatted(what, subject, who), e);
        }
    }

    private AuditEntry insert(AuditEntry entry) {
        database.sql("INSERT INTO governance.audit_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(entry.sequence())
                .param(OffsetDateTime.ofInstant(entry.at(), ZoneOffset.UTC))
                .param(entry.who())
                .param(entry.what())
                .param(entry.subject())
                .param(entry.canonicalDetails())
                .param(entry.policyVersion())
                .param(entry.previousHash())
                .param(entry.hash())
                .update();
        return entry;
    }

    /** The newest entry. */
    public Optional<AuditEntry> last() {
        return database.sql("SELECT * FROM governance.audit_entry ORDER BY sequence DESC LIMIT 1")
                .query(AuditTrail::entry)
                .optional();
    }

    /** Entries from {@code sequence} on, in order; at most 1000, ask again with the last one's sequence plus 1. */
    public List<AuditEntry> from(long sequence) {
        return database.sql("SELECT * FROM governance.audit_entry WHERE sequence >= ? ORDER BY sequence LIMIT ?")
                .param(sequence)
                .param(READ_MAX)
                .query(AuditTrail::entry)
                .list();
    }

    /** The newest entries about {@code subject}, newest first; at most 1000. */
    public List<AuditEntry> about(String subject) {
        return database.sql("SELECT * FROM governance.audit_entry WHERE subject = ? ORDER BY sequence DESC LIMIT ?")
                .param(subject)
                .param(READ_MAX)
                .query(AuditTrail::entry)
                .list();
    }

    /** Recomputes the chain of all entries; empty when every one is as it was written, in its place. */
    public Optional<Break> verify() {
        AuditEntry previous = null;
        for (var next = from(1); !next.isEmpty(); next = from(next.getLast().sequence() + 1)) {
            for (var entry : next) {
                var broken = check(previous, entry);
                if (broken.isPresent()) {
                    return broken;
                }
                previous = entry;
            }
        }
        return Optional.empty();
    }

    private static Optional<Break> check(@Nullable AuditEntry previous, AuditEntry entry) {
        var sequence = previous == null ? 1 : previous.sequence() + 1;
        if (entry.sequence() != sequence) {
            return Optional.of(new Break(sequence, "missing"));
        }
        if (!entry.previousHash().equals(previous == null ? AuditEntry.NO_HASH : previous.hash())) {
            return Optional.of(new Break(sequence, "does not follow the entry before"));
        }
        return entry.computedHash().equals(entry.hash())
                ? Optional.empty()
                : Optional.of(new Break(sequence, "changed after it was written"));
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
        return new AuditEntry(
                row.getLong("sequence"),
                at,
                row.getString("who"),
                row.getString("what"),
                row.getString("subject"),
                JSON.readTree(row.getString("details")),
                row.getString("policy_version"),
                row.getString("previous_hash"),
                row.getString("hash"));
    }

    private static GovernanceException unavailable(String what, Exception cause) {
        return new GovernanceException(GovernanceError.AUDIT_UNAVAILABLE, what + ": " + cause.getMessage(), cause);
    }
}
