package org.finmesh.platform.access;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.finmesh.platform.access.agreements.DelegationRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Who decides on access in another's name. */
@Service
public class Delegations {

    private final DelegationRecords records;
    private final People people;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;

    Delegations(
            DelegationRecords records,
            People people,
            TransactionOperations transactions,
            ApplicationEventPublisher events) {
        this.records = records;
        this.people = people;
        this.transactions = transactions;
        this.events = events;
    }

    /** @param inForce whether it counts now: its time has come and not gone, and who gave it still decides something */
    public record Standing(Delegation delegation, boolean inForce) {}

    /**
     * Lets another decide in the actor's name.
     *
     * @param from null for now
     * @throws AccessException NOTHING_TO_DELEGATE, DELEGATION_TERMS, NOTE_LENGTH, KEYCLOAK_FAILED
     */
    public Standing give(Actor actor, String to, @Nullable Instant from, Instant until, String note) {
        if (!actor.decides()) {
            throw new AccessException(
                    AccessError.NOTHING_TO_DELEGATE,
                    "%s owns no domain, manages no team and is not on the council: there is nothing to decide in their name"
                            .formatted(actor.user()));
        }
        var now = Moment.now();
        var begins = from == null ? now : from.truncatedTo(ChronoUnit.MICROS);
        var delegation =
                new Delegation(UUID.randomUUID(), actor.user(), to, begins, until.truncatedTo(ChronoUnit.MICROS), note);
        if (!delegation.until().isAfter(now)) {
            throw new AccessException(AccessError.DELEGATION_TERMS, "it would be over already, at " + until);
        }
        if (people.find(to).isEmpty()) {
            throw new AccessException(
                    AccessError.DELEGATION_TERMS, "there is no user '%s' who can sign in".formatted(to));
        }
        transactions.executeWithoutResult(_ -> {
            records.add(delegation, now);
            events.publishEvent(new DelegationChanged(delegation, false, now));
        });
        return new Standing(delegation, delegation.isInForce(now));
    }

    /**
     * It stops to count; at once, and for good.
     *
     * @throws AccessException DELEGATION_UNKNOWN, NOTHING_TO_DELEGATE when somebody else gave it
     */
    public Standing end(Actor actor, String id) {
        return transactions.execute(_ -> {
            var now = Moment.now();
            var delegation = parsed(id).flatMap(records::find).orElseThrow(() -> unknown(id));
            if (!delegation.by().equals(actor.user())) {
                throw new AccessException(
                        AccessError.NOTHING_TO_DELEGATE,
                        "%s did not give delegation %s: only who gave it ends it".formatted(actor.user(), id));
            }
            if (now.isBefore(delegation.until())) {
                records.end(delegation.id(), now);
                events.publishEvent(new DelegationChanged(delegation, true, now));
            }
            return new Standing(records.find(delegation.id()).orElseThrow(), false);
        });
    }

    /** Those that the actor gave or was given; for platform and auditors all. Newest first, at most 500. */
    public List<Standing> delegations(Actor actor) {
        var now = Moment.now();
        var deciding = new HashMap<String, Boolean>();
        return (actor.platform() || actor.auditor() ? records.all() : records.of(actor.user()))
                .stream()
                        .map(delegation -> new Standing(
                                delegation, delegation.isInForce(now) && decides(delegation.by(), deciding)))
                        .toList();
    }

    private boolean decides(String user, Map<String, Boolean> known) {
        return known.computeIfAbsent(
                user, name -> people.find(name).filter(Actor::decides).isPresent());
    }

    /**
     * The actor, and in whose name they may decide now: with what these may decide themselves now, as who they are lent to
     * does not lend them on.
     *
     * @throws AccessException KEYCLOAK_FAILED
     */
    Decider decider(Actor actor) {
        return new Decider(
                actor,
                records.inForceTo(actor.user(), Moment.now()).stream()
                        .map(Delegation::by)
                        .distinct()
                        .flatMap(user -> people.find(user).stream())
                        .filter(Actor::decides)
                        .toList());
    }

    private static Optional<UUID> parsed(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static AccessException unknown(String id) {
        return new AccessException(AccessError.DELEGATION_UNKNOWN, "there is no delegation %s of yours".formatted(id));
    }
}
