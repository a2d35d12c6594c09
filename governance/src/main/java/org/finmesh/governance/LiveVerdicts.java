package org.finmesh.governance;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.finmesh.governance.Verdict.Outcome;
import org.finmesh.platform.contract.ProductId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the policies say of everything that is live, and when that changed. */
public final class LiveVerdicts {

    /** Who acts when a pass finds that an outcome has changed. */
    private static final String PLATFORM = "platform";

    private final VerdictTables tables;
    private final TransactionTemplate transaction;
    private final AuditTrail trail;
    private final Clock clock;

    public LiveVerdicts(JdbcClient database, PlatformTransactionManager transactions, AuditTrail trail, Clock clock) {
        this.tables = new VerdictTables(database);
        this.transaction = new TransactionTemplate(transactions);
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * One subject with what was said of it.
     *
     * @param subject a product's id, or an agreement's
     * @param verdicts by the policy's name
     */
    public record Judged(String subject, ProductId product, List<Verdict> verdicts) {

        public Judged {
            verdicts = List.copyOf(verdicts);
        }
    }

    /**
     * Replaces what is known. Each outcome that is not what it was gets into the history, and what matters of it on the
     * audit trail, in one transaction per subject: once, however often the same is found again.
     *
     * @param all everything that is live; what is not among it is judged no more
     */
    public void replace(List<Judged> all) {
        var known = new HashMap<String, List<Verdict>>(tables.all().stream()
                .collect(Collectors.groupingBy(
                        LiveVerdict::subject, Collectors.mapping(LiveVerdict::verdict, Collectors.toList()))));
        for (var judged : all) {
            if (!judged.verdicts().equals(known.remove(judged.subject()))) {
                transaction.executeWithoutResult(_ -> put(judged));
            }
        }
        known.keySet()
                .forEach(gone -> transaction.executeWithoutResult(
                        _ -> tables.lock(gone).forEach(verdict -> remove(verdict, now()))));
    }

    private void put(Judged judged) {
        var before = byPolicy(judged.subject());
        var now = now();
        for (var verdict : judged.verdicts()) {
            var old = before.remove(verdict.policy());
            if (old == null || !old.verdict().equals(verdict)) {
                var changed = old == null || old.verdict().outcome() != verdict.outcome();
                var live = new LiveVerdict(judged.subject(), judged.product(), verdict, changed ? now : old.since());
                tables.put(live);
                if (changed) {
                    note(VerdictChange.to(
                            live, old == null ? null : old.verdict().outcome()));
                }
            }
        }
        before.values().forEach(gone -> remove(gone, now));
    }

    private Map<String, LiveVerdict> byPolicy(String subject) {
        return tables.lock(subject).stream()
                .collect(Collectors.toMap(live -> live.verdict().policy(), Function.identity()));
    }

    private void remove(LiveVerdict gone, Instant now) {
        tables.remove(gone);
        note(VerdictChange.end(gone, now));
    }

    private void note(VerdictChange change) {
        tables.add(change);
        if (change.matters()) {
            trail.append(
                    PLATFORM,
                    "verdict changed",
                    change.subject(),
                    change.details(),
                    change.policy() + "@" + change.policyVersion());
        }
    }

    /** To the microsecond, as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Those that fit and that the reader may see, by product, subject and policy; at most 1000.
     *
     * @param product any when null; so are the others
     */
    public List<LiveVerdict> find(
            VerdictReader reader, @Nullable String product, @Nullable String policy, @Nullable Outcome outcome) {
        return tables.find(reader, product, policy, outcome);
    }

    /** How many of what is live have which outcome by this policy. */
    public Map<Outcome, Long> count(String policy) {
        return tables.count(policy);
    }

    /** The newest changes that the reader may see, newest first; at most 1000. */
    public List<VerdictChange> changes(VerdictReader reader, @Nullable String product, @Nullable String policy) {
        return tables.changes(reader, product, policy);
    }
}
