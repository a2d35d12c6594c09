package org.finmesh.platform.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.finmesh.platform.access.Stage.Answer;

/**
 * Terms that were asked for and wait for decisions: those of the request, or of a change of what is agreed.
 *
 * @param requestedBy user name
 * @param note why, at most 1,000 characters
 * @param stages in the order in which they are answered; none where it is granted at once
 * @param waitingSince from when the stage waits whose turn it is
 * @param reminded whether its deciders were
 * @param escalated whether the council may answer it too
 */
public record Pending(
        UUID id,
        Terms terms,
        String requestedBy,
        Instant requestedAt,
        String note,
        List<Stage> stages,
        Instant waitingSince,
        boolean reminded,
        boolean escalated) {

    public Pending {
        stages = List.copyOf(stages);
    }

    static Pending of(Terms terms, String requestedBy, String note, List<Stage> stages, Instant now) {
        var why = new Decision(requestedBy, note, now);
        return new Pending(UUID.randomUUID(), terms, requestedBy, now, why.note(), stages, now, false, false);
    }

    /** The stage whose turn it is; empty when all said yes. */
    public Optional<Stage> waiting() {
        return stages.stream().filter(Stage::waits).findFirst();
    }

    public List<Answer> answers() {
        return stages.stream().map(Stage::answer).flatMap(Stream::ofNullable).toList();
    }

    /** Who has had a say: those who answered, and those in whose name they did. */
    public List<String> deciders() {
        return answers().stream()
                .flatMap(answer ->
                        Stream.concat(Stream.of(answer.decision().by()), Stream.ofNullable(answer.onBehalfOf())))
                .filter(name -> !name.equals(Stage.COUNCIL))
                .toList();
    }

    /** With an answer to the stage whose turn it is; the next one waits from then on. */
    Pending answered(Answer answer) {
        var turn = waiting().orElseThrow();
        return new Pending(
                id,
                terms,
                requestedBy,
                requestedAt,
                note,
                stages.stream()
                        .map(stage -> stage == turn ? stage.answered(answer) : stage)
                        .toList(),
                answer.decision().at(),
                false,
                false);
    }

    Pending through(List<Stage> others) {
        return new Pending(id, terms, requestedBy, requestedAt, note, others, waitingSince, reminded, escalated);
    }

    Pending onTerms(Terms others) {
        return new Pending(id, others, requestedBy, requestedAt, note, stages, waitingSince, reminded, escalated);
    }

    Pending remindedOf() {
        return new Pending(id, terms, requestedBy, requestedAt, note, stages, waitingSince, true, escalated);
    }

    Pending escalatedToCouncil() {
        return new Pending(id, terms, requestedBy, requestedAt, note, stages, waitingSince, true, true);
    }
}
