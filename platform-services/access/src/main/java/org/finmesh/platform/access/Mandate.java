package org.finmesh.platform.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody may answer what waits, and in whose right. Whoever asked, belongs to the consumer or has had a say
 * already may not, whatever else they are; nor through others, nor in the name of one who may not.
 */
sealed interface Mandate {

    /** @param onBehalfOf as of {@link Stage.Answer} */
    record Given(@Nullable String onBehalfOf) implements Mandate {}

    record Refused(AccessError error, String why) implements Mandate {}

    /** @param pending null where nothing waits */
    static Mandate of(Agreement agreement, @Nullable Pending pending, Decider decider) {
        var actor = decider.actor();
        var barred = bar(agreement, pending, actor);
        if (barred.isPresent()) {
            return barred.get();
        }
        var turn = Optional.ofNullable(pending).flatMap(Pending::waiting);
        if (pending == null || turn.isEmpty()) {
            return nothingWaits(agreement, decider);
        }
        var stage = turn.get();
        if (stage.isOf(actor)) {
            return new Given(null);
        }
        return inTheNameOfOthers(agreement, pending, stage, decider)
                .or(() -> pending.escalated() && actor.council()
                        ? Optional.of(new Given(Stage.COUNCIL))
                        : Optional.empty())
                .orElseGet(() -> notTheirTurn(agreement, pending, stage, decider));
    }

    private static Optional<Mandate> inTheNameOfOthers(
            Agreement agreement, Pending pending, Stage stage, Decider decider) {
        return decider.delegators().stream()
                .filter(delegator -> mayAnswer(stage, pending, delegator))
                .filter(delegator -> bar(agreement, pending, delegator).isEmpty())
                .<Mandate>map(delegator -> new Given(delegator.user()))
                .findFirst();
    }

    private static boolean mayAnswer(Stage stage, Pending pending, Actor person) {
        return stage.isOf(person) || (pending.escalated() && person.council());
    }

    private static Mandate notTheirTurn(Agreement agreement, Pending pending, Stage stage, Decider decider) {
        return decider.delegators().stream()
                .filter(delegator -> mayAnswer(stage, pending, delegator))
                .flatMap(delegator -> bar(agreement, pending, delegator).stream())
                .findFirst()
                .orElseGet(() -> new Refused(
                        AccessError.NOT_A_DECIDER,
                        "%s cannot decide on access to %s: it waits for %s%s"
                                .formatted(
                                        decider.actor().user(),
                                        agreement.port(),
                                        stage.deciders(),
                                        pending.escalated() ? " or a member of the council" : "")));
    }

    private static Mandate nothingWaits(Agreement agreement, Decider decider) {
        return agreement.stages().stream().anyMatch(decider::isTurnOf) || agreement.isVisibleTo(decider)
                ? new Refused(
                        AccessError.WRONG_STATE,
                        "agreement %s is %s and nothing of it waits for a decision"
                                .formatted(agreement.id(), agreement.state().label()))
                : new Refused(
                        AccessError.NOT_A_DECIDER,
                        "%s does not decide on access to %s"
                                .formatted(decider.actor().user(), agreement.port()));
    }

    /** Why this person has no say, in their own name or in another's; in this order. */
    private static Optional<Refused> bar(Agreement agreement, @Nullable Pending pending, Actor person) {
        var user = person.user();
        if (user.equals(agreement.requestedBy()) || (pending != null && user.equals(pending.requestedBy()))) {
            return Optional.of(new Refused(
                    AccessError.OWN_REQUEST,
                    "%s asked for this and has no say in it: somebody else has to decide".formatted(user)));
        }
        if (person.belongsTo(agreement.consumer())) {
            return Optional.of(new Refused(
                    AccessError.OWN_CONSUMER,
                    "%s belongs to '%s', for which this was asked, and has no say in it: somebody outside of it has to decide"
                            .formatted(user, agreement.consumer())));
        }
        return pending != null && pending.deciders().contains(user)
                ? Optional.of(new Refused(
                        AccessError.DECIDED_BEFORE,
                        "%s has had a say in an earlier stage of this: somebody else has to decide this one"
                                .formatted(user)))
                : Optional.empty();
    }
}
