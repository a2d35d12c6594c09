package org.finmesh.governance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.finmesh.governance.AuditChain.Break;
import org.finmesh.platform.contract.ProductId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Who did what to which product or agreement, when and why: append-only, each entry chained to the one before by its
 * hash. An append takes part in the caller's transaction, so that a decision and its entry are there both or not at all.
 */
public final class AuditTrail {

    /** Any number that nobody else of the database uses: appends take turns, so that the chain has no forks. */
    private static final long LOCK = 0x46696e6d657368L;

    private static final int READ_MAX = 1_000;

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public AuditTrail(JdbcClient database, PlatformTransactionManager transactions, Clock clock) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Adds an entry at the trail's end. Nobody else can until the caller's transaction ends: whatever else it locks, it locks
     * before.
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
        database.sql("INSERT INTO audit.audit_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
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
        return database.sql("SELECT * FROM audit.audit_entry ORDER BY sequence DESC LIMIT 1")
                .query(AuditTrail::entry)
                .optional();
    }

    /** Entries from {@code sequence} on, in order; at most 1000, ask again with the last one's sequence plus 1. */
    public List<AuditEntry> from(long sequence) {
        return database.sql("SELECT * FROM audit.audit_entry WHERE sequence >= ? ORDER BY sequence LIMIT ?")
                .param(sequence)
                .param(READ_MAX)
                .query(AuditTrail::entry)
                .list();
    }

    /** The newest entries about {@code subject}, newest first; at most 1000. */
    public List<AuditEntry> about(String subject) {
        return search(subject, null, READ_MAX);
    }

    /** All entries from the first on, each page read when it is needed; ends with the entry that was the newest then. */
    public Stream<AuditEntry> all() {
        return Stream.iterate(
                        from(1),
                        page -> !page.isEmpty(),
                        page -> from(page.getLast().sequence() + 1))
                .flatMap(List::stream);
    }

    /**
     * The newest entries that fit, newest first.
     *
     * @param subject null for any
     * @param who null for any
     * @param limit 1 to 1000
     */
    public List<AuditEntry> search(@Nullable String subject, @Nullable String who, int limit) {
        return database.sql("""
                        SELECT * FROM audit.audit_entry
                        WHERE (:subject::text IS NULL OR subject = :subject) AND (:who::text IS NULL OR who = :who)
                        ORDER BY sequence DESC LIMIT :limit
                        """)
                .param("subject", subject, Types.VARCHAR)
                .param("who", who, Types.VARCHAR)
                .param("limit", limit)
                .query(AuditTrail::entry)
                .list();
    }

    /** Who could read {@code product} at {@code instant}, by what the trail says. */
    public Readers readers(ProductId product, Instant instant) {
        return Readers.of(aboutReading(product, instant).stream(), product, instant);
    }

    private List<AuditEntry> aboutReading(ProductId product, Instant instant) {
        return database.sql("""
                        SELECT * FROM audit.audit_entry
                        WHERE (subject = :product OR details::jsonb ->> 'port' LIKE :ports) AND at <= :instant
                        ORDER BY sequence
                        """)
                .param("product", product.toString())
                .param("ports", product + ".v%")
                .param("instant", OffsetDateTime.ofInstant(instant, ZoneOffset.UTC))
                .query(AuditTrail::entry)
                .list();
    }

    /** Recomputes the chain of all entries; empty when every one is as it was written, in its place. */
    public Optional<Break> verify() {
        var chain = new AuditChain();
        return all().flatMap(entry -> chain.add(entry).stream()).findFirst();
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
        return new AuditEntry(
                row.getLong("sequence"),
                at,
                row.getString("who"),
                row.getString("what"),
                row.getString("subject"),
                AuditEntry.details(row.getString("details")),
                row.getString("policy_version"),
                row.getString("previous_hash"),
                row.getString("hash"));
    }

    private static GovernanceException unavailable(String what, Exception cause) {
        return new GovernanceException(GovernanceError.AUDIT_UNAVAILABLE, what + ": " + cause.getMessage(), cause);
    }
}
