package org.finmesh.platform.access;

import java.time.Duration;
import java.time.Instant;
import org.finmesh.platform.access.AgreementEvent.Details;
import org.finmesh.platform.access.AgreementState.Approval;
import org.finmesh.platform.access.AgreementState.Approved;
import org.finmesh.platform.access.AgreementState.Denied;
import org.finmesh.platform.access.AgreementState.Requested;
import org.finmesh.platform.access.Stage.Answer;

/** How what waits on an agreement is decided: by its stages one after the other, at once where there is none, or by time. */
final class Ruling {

    private final Agreement agreement;
    private final Pending pending;

    private Ruling(Agreement agreement, Pending pending) {
        this.agreement = agreement;
        this.pending = pending;
    }

    /** @throws AccessException OWN_REQUEST, OWN_CONSUMER, DECIDED_BEFORE, NOT_A_DECIDER, WRONG_STATE, PORT_ENDING */
    static Step approve(Agreement agreement, Decider decider, String note, Instant now) {
        var answer = answer(agreement, decider, note, now);
        if (agreement.portHasEnded(now)) {
            throw new AccessException(
                    AccessError.PORT_ENDING,
                    "%s ended at %s: there is nothing to give access to"
                            .formatted(agreement.port(), agreement.portEnd()));
        }
        var ruling = of(agreement, now);
        var answered = ruling.pending.answered(answer);
        return answered.waiting().isPresent()
                ? ruling.passTo(answered, answer)
                : ruling.agree(answered, answer.decision());
    }

    /** @throws AccessException OWN_REQUEST, OWN_CONSUMER, DECIDED_BEFORE, NOT_A_DECIDER, WRONG_STATE */
    static Step deny(Agreement agreement, Decider decider, String note, Instant now) {
        var answer = answer(agreement, decider, note, now);
        var ruling = of(agreement, now);
        return ruling.refuse(ruling.pending.answered(answer), answer.decision());
    }

    /** What no stage has to decide. */
    static Step grantAtOnce(Agreement agreement, Instant now) {
        var ruling = of(agreement, now);
        return ruling.agree(
                ruling.pending,
                new Decision(AgreementEvent.PLATFORM, "granted at once: what is read asks for nobody's decision", now));
    }

    /** Nobody answered in time. */
    static Step lapse(Agreement agreement, Duration after, Instant now) {
        var ruling = of(agreement, now);
        var waited = ruling.pending.waiting().map(Stage::deciders).orElse("nobody");
        return ruling.refuse(
                ruling.pending,
                new Decision(
                        AgreementEvent.PLATFORM,
                        "lapsed: neither %s nor the council answered within %s".formatted(waited, inWords(after)),
                        now));
    }

    /** The deciders of the stage that waits are told that it does. */
    static Step remind(Agreement agreement, Instant now) {
        var ruling = of(agreement, now);
        return ruling.due(
                ruling.pending.remindedOf(),
                "%s have not answered since %s".formatted(ruling.turn(), ruling.since()),
                now);
    }

    /** From now on a member of the council may answer too. */
    static Step escalate(Agreement agreement, Instant now) {
        var ruling = of(agreement, now);
        return ruling.due(
                ruling.pending.escalatedToCouncil(),
                "%s have not answered since %s: any member of the council may decide now"
                        .formatted(ruling.turn(), ruling.since()),
                now);
    }

    private static Answer answer(Agreement agreement, Decider decider, String note, Instant now) {
        return switch (Mandate.of(agreement, agreement.pending(), decider)) {
            case Mandate.Given(var onBehalfOf) ->
                new Answer(new Decision(decider.actor().user(), note, now), onBehalfOf);
            case Mandate.Refused(var error, var why) -> throw new AccessException(error, why);
        };
    }

    /** @throws AccessException WRONG_STATE when nothing waits, or the agreement that a change is of has ended */
    private static Ruling of(Agreement agreement, Instant now) {
        var pending = agreement.pending();
        if (pending == null || !(agreement.state() instanceof Requested || agreement.grantsAt(now))) {
            throw agreement.wrongState("decided on");
        }
        return new Ruling(agreement, pending);
    }

    private Step passTo(Pending answered, Answer answer) {
        var next = agreement.with(agreement.terms(), agreement.state(), agreement.stages(), answered);
        var turn = answered.waiting().orElseThrow();
        return Step.to(
                next,
                new AgreementStagePassed(
                        agreement.id(),
                        agreement.port(),
                        agreement.consumer().id(),
                        answer.decision().by(),
                        said("approved, now it waits for " + turn.deciders(), answer.decision()),
                        Details.of(pending.terms(), answered.stages()),
                        answer.decision().at()));
    }

    /** What was asked for is in force from now on; the grants follow. */
    private Step agree(Pending answered, Decision decision) {
        var terms = pending.terms();
        var until = decision.at().plus(Duration.ofDays(terms.days()));
        var next = agreement.with(terms, new Approved(new Approval(decision, until)), answered.stages(), null);
        return Step.closing(answered, next, AgreementEvent.of(next, decision.at()));
    }

    private Step refuse(Pending answered, Decision decision) {
        if (agreement.state() instanceof Requested) {
            var denied = agreement.with(agreement.terms(), new Denied(decision), answered.stages(), null);
            return Step.closing(answered, denied, AgreementEvent.of(denied, decision.at()));
        }
        return Step.closing(
                answered,
                agreement.with(agreement.terms(), agreement.state(), agreement.stages(), null),
                new AgreementChangeDenied(
                        agreement.id(),
                        agreement.port(),
                        agreement.consumer().id(),
                        decision.by(),
                        said("the change was denied, what was agreed goes on", decision),
                        Details.of(pending.terms(), answered.stages()),
                        decision.at()));
    }

    private Step due(Pending next, String text, Instant now) {
        var waiting = pending.waiting().orElseThrow();
        return Step.to(
                agreement.with(agreement.terms(), agreement.state(), agreement.stages(), next),
                new AgreementDue(
                        agreement.id(),
                        agreement.port(),
                        agreement.consumer().id(),
                        AgreementEvent.PLATFORM,
                        text,
                        new Details(pending.terms(), waiting.kind(), null),
                        now));
    }

    private String turn() {
        return pending.waiting().map(Stage::deciders).orElseThrow();
    }

    private Instant since() {
        return pending.waitingSince();
    }

    private static String said(String what, Decision decision) {
        return decision.note().isEmpty() ? what : what + ": " + decision.note();
    }

    private static String inWords(Duration time) {
        return time.toHours() > 0 ? time.toHours() + " hours" : time.toSeconds() + " seconds";
    }
}
