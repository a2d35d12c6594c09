package org.finmesh.governance;

import java.util.Collection;
import java.util.Optional;

/**
 * The votes that count, and what they decide.
 *
 * @param entitled seats that may vote: the charter's, without the recused
 * @param majority what yes must exceed, of yes and no together
 */
public record Tally(int entitled, int yes, int no, int abstained, Fraction quorum, Fraction majority) {

    /** What votes decide. */
    public enum Result {
        ACCEPTED,
        REJECTED,
        /** Too few voted. */
        LAPSED
    }

    /** @param choices one of each seat that is entitled and has voted */
    public static Tally of(int entitled, Collection<Choice> choices, Fraction quorum, Fraction majority) {
        return new Tally(
                entitled,
                count(choices, Choice.YES),
                count(choices, Choice.NO),
                count(choices, Choice.ABSTAIN),
                quorum,
                majority);
    }

    public Tally {
        if (entitled < yes + no + abstained) {
            throw new IllegalArgumentException("more votes than seats");
        }
    }

    /** Whether enough have voted; where nobody may vote, nobody has. */
    public boolean isQuorate() {
        return entitled > 0 && quorum.isReachedBy(cast(), entitled);
    }

    /** The outcome, if the votes that are missing cannot change it, however they were given. */
    public Optional<Result> settled() {
        var missing = entitled - cast();
        if (!isQuorate()) {
            return Optional.empty();
        }
        if (majority.isExceededBy(yes, yes + no + missing)) {
            return Optional.of(Result.ACCEPTED);
        }
        return majority.isExceededBy(yes + missing, yes + missing + no)
                ? Optional.empty()
                : Optional.of(Result.REJECTED);
    }

    /** The outcome by the votes that are there; a tie is no majority. */
    public Result atDeadline() {
        if (!isQuorate()) {
            return Result.LAPSED;
        }
        return majority.isExceededBy(yes, yes + no) ? Result.ACCEPTED : Result.REJECTED;
    }

    private int cast() {
        return yes + no + abstained;
    }

    private static int count(Collection<Choice> choices, Choice choice) {
        return (int) choices.stream().filter(choice::equals).count();
    }

    @Override
    public String toString() {
        return "%d yes, %d no, %d abstained, of %d votes; quorum %s, majority more than %s"
                .formatted(yes, no, abstained, entitled, quorum, majority);
    }
}
