package org.finmesh.platform.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.finmesh.platform.access.AgreementEvent.Details;
import org.finmesh.platform.access.AgreementState.Requested;

/** How what was agreed changes while it lives: as its consumer asks, or because the port grew. */
final class Change {

    private Change() {}

    /**
     * The consumer asks for other terms. What was agreed goes on until they are approved.
     *
     * @param stages who has to decide; none where it is granted at once
     * @throws AccessException NOT_A_MEMBER, CHANGE_PENDING, WRONG_STATE, NOTE_LENGTH
     */
    static Step ask(Agreement agreement, Actor actor, Terms terms, String note, List<Stage> stages, Instant now) {
        requireMember(agreement, actor);
        if (agreement.pending() != null) {
            throw new AccessException(
                    AccessError.CHANGE_PENDING,
                    "agreement %s waits for a decision already: wait for it, or take that back first"
                            .formatted(agreement.id()));
        }
        if (!agreement.grantsAt(now)) {
            throw agreement.wrongState("changed");
        }
        var pending = Pending.of(terms, actor.user(), note, stages, now);
        return Step.to(
                agreement.with(agreement.terms(), agreement.state(), agreement.stages(), pending),
                new AgreementChangeRequested(
                        agreement.id(),
                        agreement.port(),
                        agreement.consumer().id(),
                        actor.user(),
                        "asks for %s%s".formatted(terms, pending.note().isEmpty() ? "" : ": " + pending.note()),
                        Details.of(terms),
                        now));
    }

    /** @throws AccessException NOT_A_MEMBER, WRONG_STATE when no change waits, NOTE_LENGTH */
    static Step withdraw(Agreement agreement, Actor actor, String note, Instant now) {
        requireMember(agreement, actor);
        var pending = agreement.pending();
        if (pending == null || agreement.state() instanceof Requested) {
            throw new AccessException(
                    AccessError.WRONG_STATE,
                    "no change of agreement %s waits for a decision; to take back a request, cancel it"
                            .formatted(agreement.id()));
        }
        var decision = new Decision(actor.user(), note, now);
        return Step.closing(
                pending,
                agreement.with(agreement.terms(), agreement.state(), agreement.stages(), null),
                new AgreementChangeWithdrawn(
                        agreement.id(),
                        agreement.port(),
                        agreement.consumer().id(),
                        actor.user(),
                        "took the change back, what was agreed goes on"
                                + (decision.note().isEmpty() ? "" : ": " + decision.note()),
                        Details.of(pending.terms()),
                        now));
    }

    private static void requireMember(Agreement agreement, Actor actor) {
        if (!actor.belongsTo(agreement.consumer())) {
            throw new AccessException(
                    AccessError.NOT_A_MEMBER,
                    "%s does not belong to '%s' and cannot change its access"
                            .formatted(actor.user(), agreement.consumer()));
        }
    }

    /**
     * The port has fields that it did not have. Agreements on the whole port take in those that are held no more closely
     * than what they cover.
     *
     * @return empty where nothing changes
     */
    static Optional<Step> grow(Agreement agreement, OfferedPort before, OfferedPort after, Instant now) {
        var pending = agreement.pending();
        var further = further(agreement.terms(), before, after);
        var asked = pending == null ? Set.<String>of() : further(pending.terms(), before, after);
        if (further.isEmpty() && asked.isEmpty()) {
            return Optional.empty();
        }
        var terms = agreement.terms().with(further);
        return Optional.of(Step.to(
                agreement.with(
                        terms,
                        agreement.state(),
                        agreement.stages(),
                        pending == null ? null : pending.onTerms(pending.terms().with(asked))),
                new AgreementGrown(
                        agreement.id(),
                        agreement.port(),
                        agreement.consumer().id(),
                        AgreementEvent.PLATFORM,
                        "the port has further fields, held no more closely than what was agreed to, which covers them: "
                                + String.join(", ", further.isEmpty() ? asked : further),
                        Details.of(terms),
                        now)));
    }

    private static Set<String> further(Terms terms, OfferedPort before, OfferedPort after) {
        return added(terms, before, after).stream()
                .filter(field ->
                        before.showing(terms.fields()).notCovered(field).isEmpty())
                .map(OfferedPort.Field::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Why further fields of the port are not covered by what was agreed on the whole of it; empty when all are. */
    static Optional<String> leftOut(Agreement agreement, OfferedPort before, OfferedPort after) {
        var agreed = before.showing(agreement.terms().fields());
        var reasons = added(agreement.terms(), before, after).stream()
                .flatMap(field -> agreed.notCovered(field).stream())
                .toList();
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%s has further fields that this agreement does not cover: %s. It goes on without them, and without a topic, which shows whole records; ask for a change to read them"
                                .formatted(after.port(), String.join("; ", reasons)));
    }

    private static List<OfferedPort.Field> added(Terms terms, OfferedPort before, OfferedPort after) {
        var known = before.names();
        return terms.wholePort()
                ? after.fields().stream()
                        .filter(field -> !known.contains(field.name()))
                        .toList()
                : List.of();
    }
}
