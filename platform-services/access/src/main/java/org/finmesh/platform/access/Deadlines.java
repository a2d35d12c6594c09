package org.finmesh.platform.access;

import java.time.Instant;
import java.util.Optional;
import org.finmesh.governance.AccessStandard;
import org.finmesh.governance.RulesInForce;
import org.finmesh.platform.access.agreements.Agreements;
import org.finmesh.platform.access.agreements.Ledger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What becomes of a stage that nobody answers: its deciders are reminded once, then the council may answer too, then it is
 * denied. Goes by since when it waits, so that nothing is lost while the platform is down.
 */
@Component
public class Deadlines {

    private final Agreements agreements;
    private final Ledger ledger;
    private final RulesInForce rules;
    private final TransactionOperations transactions;

    Deadlines(Agreements agreements, Ledger ledger, RulesInForce rules, TransactionOperations transactions) {
        this.agreements = agreements;
        this.ledger = ledger;
        this.rules = rules;
        this.transactions = transactions;
    }

    /** Does what is due now. */
    public void enforce() {
        var standard = rules.rulebook().access();
        transactions.executeWithoutResult(_ -> {
            var now = Moment.now();
            agreements
                    .lockWaiting(now.minus(standard.remindAfter()))
                    .forEach(agreement -> due(agreement, standard, now).ifPresent(ledger::advance));
        });
    }

    /** What is due for what waits on the agreement; what was missed in between is not made up for. */
    static Optional<Step> due(Agreement agreement, AccessStandard standard, Instant now) {
        var pending = agreement.pending();
        if (pending == null) {
            return Optional.empty();
        }
        var since = pending.waitingSince();
        if (!now.isBefore(since.plus(standard.lapseAfter()))) {
            return Optional.of(Ruling.lapse(agreement, standard.lapseAfter(), now));
        }
        if (!pending.escalated() && !now.isBefore(since.plus(standard.escalateAfter()))) {
            return Optional.of(Ruling.escalate(agreement, now));
        }
        return !pending.reminded() && !now.isBefore(since.plus(standard.remindAfter()))
                ? Optional.of(Ruling.remind(agreement, now))
                : Optional.empty();
    }
}
