package org.finmesh.platform.access;

import java.time.Instant;
import org.finmesh.governance.AgreementTerms;
import org.finmesh.governance.RulesInForce;
import org.finmesh.governance.Subject;
import org.finmesh.governance.Verdict;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Holds requests and approvals to the policies in force. */
@Component
class AgreementLaw {

    private final RulesInForce rules;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;

    AgreementLaw(RulesInForce rules, TransactionOperations transactions, ApplicationEventPublisher events) {
        this.rules = rules;
        this.transactions = transactions;
        this.events = events;
    }

    /**
     * Asked before the step, outside of its transaction, so that a refusal stays on record.
     *
     * @param by who takes the step
     * @throws AccessException POLICY_VIOLATED, with every policy that refuses and how to mend it
     */
    void require(Agreement agreement, OfferedPort port, String by, Instant now) {
        var verdicts = rules.judge(Subject.of(terms(agreement, port)));
        var refusals = Verdict.refusals(verdicts);
        if (!refusals.isEmpty()) {
            transactions.executeWithoutResult(
                    _ -> events.publishEvent(new AgreementRefused(agreement, by, verdicts, now)));
            throw new AccessException(AccessError.POLICY_VIOLATED, String.join("\n", refusals));
        }
    }

    static AgreementTerms terms(Agreement agreement, OfferedPort port) {
        return new AgreementTerms(
                agreement.id().toString(),
                agreement.port(),
                agreement.consumer().id().value(),
                agreement.consumer().kind() == Consumer.Kind.TEAM,
                agreement.requestedBy(),
                agreement.purpose(),
                agreement.terms().days(),
                agreement.terms().of(port).stream()
                        .map(field -> new AgreementTerms.Field(field.name(), field.classification(), field.personal()))
                        .toList());
    }
}
