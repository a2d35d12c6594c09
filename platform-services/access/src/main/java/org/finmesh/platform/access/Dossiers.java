package org.finmesh.platform.access;

import java.util.List;
import java.util.Optional;
import org.finmesh.governance.RulesInForce;
import org.finmesh.platform.access.agreements.Ledger;
import org.finmesh.platform.access.agreements.Notices;
import org.finmesh.platform.access.agreements.OfferedPorts;
import org.finmesh.platform.access.people.SuspendedConsumers;
import org.springframework.stereotype.Component;

/** Agreements with all that there is to say of them. */
@Component
class Dossiers {

    private final Ledger ledger;
    private final Notices notices;
    private final OfferedPorts offeredPorts;
    private final Delegations delegations;
    private final SuspendedConsumers suspended;
    private final RulesInForce rules;

    Dossiers(
            Ledger ledger,
            Notices notices,
            OfferedPorts offeredPorts,
            Delegations delegations,
            SuspendedConsumers suspended,
            RulesInForce rules) {
        this.ledger = ledger;
        this.notices = notices;
        this.offeredPorts = offeredPorts;
        this.delegations = delegations;
        this.suspended = suspended;
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
        var away = suspended.all();
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
                        agreement.isLive() && away.contains(agreement.consumer().id())
                                ? Optional.of(
                                        Suspensions.why(agreement.consumer().id()))
                                : Optional.empty()))
                .toList();
    }
}
