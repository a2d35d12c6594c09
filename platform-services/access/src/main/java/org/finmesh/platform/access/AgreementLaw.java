package org.finmesh.platform.access;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.finmesh.governance.AccessStandard;
import org.finmesh.governance.AgreementTerms;
import org.finmesh.governance.RulesInForce;
import org.finmesh.governance.Subject;
import org.finmesh.governance.Verdict;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Holds requests and approvals to the policies and to the access standard in force. */
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
     * @param asked that are in force or would be
     * @param by who takes the step
     * @throws AccessException POLICY_VIOLATED, with every policy that refuses and how to mend it
     */
    void require(Agreement agreement, Terms asked, OfferedPort port, String by, Instant now) {
        var verdicts = rules.judge(Subject.of(terms(agreement, asked, port)));
        var refusals = Verdict.refusals(verdicts);
        if (!refusals.isEmpty()) {
            transactions.executeWithoutResult(
                    _ -> events.publishEvent(new AgreementRefused(agreement, asked, by, verdicts, now)));
            throw new AccessException(
                    AccessError.POLICY_VIOLATED, "%s: %s".formatted(port.port(), String.join("\n", refusals)));
        }
    }

    /** What policies would object to. */
    List<String> refusals(Agreement agreement, Terms asked, OfferedPort port) {
        return Verdict.refusals(rules.judge(Subject.of(terms(agreement, asked, port))));
    }

    /** Which fields ask for a legal basis, whether one is stated or not. */
    List<String> needLegalBasis(Agreement agreement, Terms asked, OfferedPort port) {
        return standard().needLegalBasis(terms(agreement, asked, port));
    }

    /** @throws AccessException LEGAL_BASIS_MISSING */
    void requireLegalBasis(Agreement agreement, Terms asked, OfferedPort port) {
        var fields = needLegalBasis(agreement, asked, port);
        if (asked.legalBasis() == null && !fields.isEmpty()) {
            throw new AccessException(
                    AccessError.LEGAL_BASIS_MISSING,
                    "%s: %s %s not to be read without a legal basis: state which of GDPR article 6(1) applies, or ask for fewer fields, or for personal data masked"
                            .formatted(port.port(), String.join(", ", fields), fields.size() == 1 ? "is" : "are"));
        }
    }

    /**
     * Who has to decide; nobody where it is granted at once.
     *
     * @param teams of a person who asks alone
     * @throws AccessException NO_MANAGER when a manager has to and there is no team that has one
     */
    List<Stage> stages(Agreement agreement, Terms asked, OfferedPort port, Collection<String> teams) {
        return standard().stages(terms(agreement, asked, port)).stream()
                .map(kind -> stage(kind, agreement, teams))
                .toList();
    }

    private static Stage stage(AccessStandard.Stage kind, Agreement agreement, Collection<String> teams) {
        var of = switch (kind) {
            case MANAGER ->
                switch (agreement.consumer().kind()) {
                    case TEAM -> List.of(agreement.consumer().id().value());
                    case PERSON -> teams;
                };
            case OWNER -> List.of(agreement.port().product().domain().value());
        };
        if (of.isEmpty()) {
            throw new AccessException(
                    AccessError.NO_MANAGER,
                    "%s: what is read asks for the decision of a manager first, and '%s' is in no team that has one: ask on behalf of a team"
                            .formatted(agreement.port(), agreement.consumer()));
        }
        return new Stage(kind, new TreeSet<>(of), null);
    }

    private AccessStandard standard() {
        return rules.rulebook().access();
    }

    /** A field that is read masked and of which nothing is shown then is not read. */
    static AgreementTerms terms(Agreement agreement, Terms asked, OfferedPort port) {
        return new AgreementTerms(
                agreement.id().toString(),
                agreement.port(),
                agreement.consumer().id().value(),
                agreement.consumer().kind() == Consumer.Kind.TEAM,
                agreement.requestedBy(),
                agreement.purpose(),
                asked.legalBasis() == null ? null : asked.legalBasis().label(),
                asked.days(),
                asked.of(port).stream()
                        .filter(field -> !(isMasked(field, asked) && field.absentWhenMasked()))
                        .map(field -> new AgreementTerms.Field(
                                field.name(), field.classification(), field.personal(), isMasked(field, asked)))
                        .toList());
    }

    private static boolean isMasked(OfferedPort.Field field, Terms asked) {
        return field.personal() && asked.personal() == PersonalData.MASKED;
    }
}
