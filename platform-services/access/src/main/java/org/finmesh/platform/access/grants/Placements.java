package org.finmesh.platform.access.grants;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.finmesh.platform.access.Agreement;
import org.finmesh.platform.access.AgreementId;
import org.finmesh.platform.access.AgreementState;
import org.finmesh.platform.access.GrantSystem;
import org.finmesh.platform.access.Moment;
import org.finmesh.platform.access.Step;
import org.finmesh.platform.access.agreements.Agreements;
import org.finmesh.platform.access.agreements.Ledger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** In which systems the grants of an approved agreement were read back; in all of them, it is active. */
@Repository
class Placements {

    private final Agreements agreements;
    private final Ledger ledger;
    private final Withholdings withholdings;
    private final JdbcClient database;
    private final TransactionOperations transactions;

    Placements(
            Agreements agreements,
            Ledger ledger,
            Withholdings withholdings,
            JdbcClient database,
            TransactionOperations transactions) {
        this.agreements = agreements;
        this.ledger = ledger;
        this.withholdings = withholdings;
        this.database = database;
        this.transactions = transactions;
    }

    /** @param readAt when it was read that these agreements grant */
    void note(Collection<Agreement> approved, GrantSystem system, Instant readAt) {
        if (approved.isEmpty()) {
            return;
        }
        var noted = noted(approved.stream().map(Agreement::id).toList(), system);
        approved.stream()
                .map(Agreement::id)
                .filter(agreement -> !noted.contains(agreement))
                .forEach(agreement -> transactions.executeWithoutResult(_ -> note(agreement, system, readAt)));
    }

    private Set<AgreementId> noted(List<AgreementId> ids, GrantSystem system) {
        return database.sql(
                        "SELECT agreement FROM access.placed_grant WHERE system = :system AND agreement = ANY (:ids)")
                .param("system", system.name())
                .param("ids", ids.stream().map(AgreementId::value).toArray(UUID[]::new))
                .query((row, number) -> new AgreementId(row.getObject(1, UUID.class)))
                .set();
    }

    /** What was read before the agreement was withheld says nothing of what is there after. */
    private void note(AgreementId id, GrantSystem system, Instant readAt) {
        var agreement = agreements.lock(id);
        var attemptSince =
                withholdings.find(id).orElse(Withholdings.Withholding.NONE).againAt();
        if (agreement.isEmpty()
                || !(agreement.get().state() instanceof AgreementState.Approved)
                || readAt.isBefore(attemptSince)) {
            return;
        }
        var now = Moment.now();
        database.sql("""
                        INSERT INTO access.placed_grant (agreement, system, placed_at) VALUES (:id, :system, :now)
                        ON CONFLICT DO NOTHING""")
                .param("id", id.value())
                .param("system", system.name())
                .param("now", Agreements.timestamp(now))
                .update();
        if (systems(id).size() == GrantSystem.values().length) {
            withholdings.remove(id);
            ledger.advance(Step.into(agreement.get().activate(), now));
        }
    }

    Set<GrantSystem> systems(AgreementId agreement) {
        var systems = EnumSet.noneOf(GrantSystem.class);
        database.sql("SELECT system FROM access.placed_grant WHERE agreement = ?")
                .param(agreement.value())
                .query(row -> {
                    systems.add(GrantSystem.valueOf(row.getString(1)));
                });
        return systems;
    }

    void forget(AgreementId agreement) {
        database.sql("DELETE FROM access.placed_grant WHERE agreement = ?")
                .param(agreement.value())
                .update();
    }

    /** Approved agreements that wait for their grants and are not withheld at {@code now}. */
    List<AgreementId> waiting(Instant now) {
        return database.sql("""
                        SELECT id FROM access.agreement a WHERE state = 'approved' AND NOT EXISTS
                            (SELECT FROM access.withholding w WHERE w.agreement = a.id AND w.again_at > ?)""")
                .param(Agreements.timestamp(now))
                .query((row, number) -> new AgreementId(row.getObject(1, UUID.class)))
                .list();
    }
}
