package org.finmesh.platform.access.grants;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finmesh.platform.access.Agreement;
import org.finmesh.platform.access.AgreementId;
import org.finmesh.platform.access.AgreementState;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.GrantSystem;
import org.finmesh.platform.access.GrantsWithheld;
import org.finmesh.platform.access.Moment;
import org.finmesh.platform.access.agreements.Agreements;
import org.finmesh.platform.access.agreements.Ledger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Together or not at all: what cannot be granted in every system in time is granted in none, until it is tried again.
 *
 * @see <a href="../../../../../../../../../../docs/decisions/0027-together-or-not-at-all.md">decision 0027</a>
 */
@Component
class Withholder {

    private final Agreements agreements;
    private final Ledger ledger;
    private final Placements placements;
    private final Withholdings withholdings;
    private final Troubles troubles;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final Duration together;

    /**
     * @param together how long an attempt takes at most. Placing takes a second or two; half a minute outlives a restart of one
     *     system, and nobody reads one half of what was agreed for longer than that
     */
    Withholder(
            Agreements agreements,
            Ledger ledger,
            Placements placements,
            Withholdings withholdings,
            Troubles troubles,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            @Value("${finmesh.grants-together-within:PT30S}") Duration together) {
        this.agreements = agreements;
        this.ledger = ledger;
        this.placements = placements;
        this.withholdings = withholdings;
        this.troubles = troubles;
        this.transactions = transactions;
        this.events = events;
        this.together = together;
    }

    /**
     * @param platformStart an attempt that the platform was down for begins then
     * @return consumers whose grants have to be withdrawn
     */
    Collection<ConsumerId> withholdOverdue(Instant platformStart) {
        return placements.waiting(Moment.now()).stream()
                .flatMap(id -> transactions.execute(_ -> withholdIfOverdue(id, platformStart)).stream())
                .toList();
    }

    private Optional<ConsumerId> withholdIfOverdue(AgreementId id, Instant platformStart) {
        var now = Moment.now();
        var before = withholdings.find(id).orElse(Withholdings.Withholding.NONE);
        return agreements
                .lock(id)
                .filter(agreement -> agreement.state() instanceof AgreementState.Approved && agreement.grantsAt(now))
                .filter(agreement -> attemptSince(agreement, before.againAt(), platformStart)
                        .plus(together)
                        .isBefore(now))
                .map(agreement -> withhold(agreement, before.next(now), now));
    }

    private static Instant attemptSince(Agreement agreement, Instant againAt, Instant platformStart) {
        var decidedAt = agreement.state().granted().orElseThrow().decision().at();
        return Stream.of(agreement.requestedAt(), decidedAt, againAt, platformStart)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private ConsumerId withhold(Agreement agreement, Withholdings.Withholding withholding, Instant now) {
        var consumer = agreement.consumer().id();
        var placed = placements.systems(agreement.id());
        var reason = Arrays.stream(GrantSystem.values())
                .filter(system -> !placed.contains(system))
                .map(system -> "%s: %s".formatted(system, troubles.of(system, consumer)))
                .collect(Collectors.joining("; "));
        placements.forget(agreement.id());
        withholdings.save(agreement.id(), withholding, reason, now);
        ledger.notice(agreement, text(reason, placed, withholding), now);
        events.publishEvent(new GrantsWithheld(
                agreement.id(),
                agreement.port(),
                consumer,
                reason,
                withholding.attempts(),
                withholding.againAt(),
                now));
        return consumer;
    }

    private String text(String reason, Collection<GrantSystem> placed, Withholdings.Withholding withholding) {
        var withdrawn = placed.isEmpty()
                ? "nothing was placed"
                : "what was placed in %s is withdrawn"
                        .formatted(
                                placed.stream().sorted().map(GrantSystem::name).collect(Collectors.joining(", ")));
        return "Not granted within %d s. %s. So %s; it is tried again at %s"
                .formatted(together.toSeconds(), reason, withdrawn, withholding.againAt());
    }
}
