package org.finmesh.platform.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.finmesh.governance.RulesInForce;
import org.finmesh.platform.access.agreements.Ledger;
import org.finmesh.platform.access.agreements.Notices;
import org.finmesh.platform.access.agreements.OfferedPorts;
import org.springframework.stereotype.Component;

/** Agreements with all that there is to say of them. */
@Component
class Dossiers {

    private final Ledger ledger;
    private final Notices notices;
    private final OfferedPorts offeredPorts;
    private final Delegations delegations;
    private final People people;
    private final RulesInForce rules;

    Dossiers(
            Ledger ledger,
            Notices notices,
            OfferedPorts offeredPorts,
            Delegations delegations,
            People people,
            RulesInForce rules) {
        this.ledger = ledger;
        this.notices = notices;
        this.offeredPorts = offeredPorts;
        this.delegations = delegations;
        this.people = people;
        this.rules = rules;
    }

    Dossier of(Agreement agreement, Actor reader) {
        return of(List.of(agreement), reader).getFirst();
    }

    List<Dossier> of(List<Agreement> agreements, Actor reader) {
        return of(agreements, delegations.decider(reader));
    }

    List<Dossier> of(List<Agreement> agreements, Decider reader) {
        var histories = ledger.histories(agreements);
        var noticed = notices.of(agreements);
        var ports = offeredPorts.all();
        var disabled = disabled(agreements);
        var lapseAfter = rules.rulebook().access().lapseAfter();
        return agreements.stream()
                .map(agreement -> new Dossier(
                        agreement,
                        ports.get(agreement.port()),
                        histories.getOrDefault(agreement.id(), List.of()),
                        Optional.ofNullable(noticed.get(agreement.id())),
                        Optional.ofNullable(agreement.pending())
                                .map(pending -> pending.waitingSince().plus(lapseAfter)),
                        agreement.isDecidableBy(reader),
                        suspended(agreement, disabled)))
                .toList();
    }

    /** Asked for only where it matters: of people, not of teams. */
    private Set<String> disabled(List<Agreement> agreements) {
        return agreements.stream().anyMatch(Dossiers::isOfAPerson) ? people.disabled() : Set.of();
    }

    private static boolean isOfAPerson(Agreement agreement) {
        return agreement.isLive() && agreement.consumer().kind() == Consumer.Kind.PERSON;
    }

    private static Optional<String> suspended(Agreement agreement, Set<String> disabled) {
        return isOfAPerson(agreement)
                        && disabled.contains(agreement.consumer().id().value())
                ? Optional.of("%s is disabled and cannot sign in".formatted(agreement.consumer()))
                : Optional.empty();
    }
}
