package org.finmesh.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.finmesh.governance.Choice.ABSTAIN;
import static org.finmesh.governance.Choice.NO;
import static org.finmesh.governance.Choice.YES;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.finmesh.governance.Tally.Result;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final Fraction HALF = new Fraction(1, 2);

    private static Tally of(int entitled, Choice... choices) {
        return Tally.of(entitled, List.of(choices), HALF, HALF);
    }

    @Test
    void aMajorityOfAllIsSettledBeforeTheLastVote() {
        assertThat(of(4, YES, YES).settled()).isEmpty();
        assertThat(of(4, YES, YES, YES).settled()).hasValue(Result.ACCEPTED);
        assertThat(of(4, NO, NO).settled()).hasValue(Result.REJECTED);
    }

    @Test
    void aTieIsNoMajority() {
        assertThat(of(4, YES, YES, NO, NO).settled()).hasValue(Result.REJECTED);
        assertThat(of(4, YES, NO).atDeadline()).isEqualTo(Result.REJECTED);
    }

    @Test
    void abstentionsCountForTheQuorumAndForNeitherSide() {
        assertThat(of(4, YES, ABSTAIN).atDeadline()).isEqualTo(Result.ACCEPTED);
        assertThat(of(4, ABSTAIN, ABSTAIN, ABSTAIN, ABSTAIN).atDeadline()).isEqualTo(Result.REJECTED);
        assertThat(of(3, YES, ABSTAIN, ABSTAIN).settled()).hasValue(Result.ACCEPTED);
    }

    @Test
    void withoutAQuorumItLapsesHoweverTheFewVoted() {
        assertThat(of(4, YES).atDeadline()).isEqualTo(Result.LAPSED);
        assertThat(of(4).atDeadline()).isEqualTo(Result.LAPSED);
        assertThat(of(0).atDeadline()).isEqualTo(Result.LAPSED);
        assertThat(of(0).settled()).isEmpty();
    }

    @Test
    void twoThirdsExactlyAreNotMoreThanTwoThirds() {
        var third = new Fraction(2, 3);
        assertThat(Tally.of(3, List.of(YES, YES, NO), HALF, third).settled()).hasValue(Result.REJECTED);
        assertThat(Tally.of(4, List.of(YES, YES, YES, NO), HALF, third).settled())
                .hasValue(Result.ACCEPTED);
    }

    /** Every way that up to five seats vote, and every way that the missing ones could: the early result is the late one. */
    @Test
    void whatIsSettledEarlyIsWhatEveryWayToGoOnWouldGive() {
        for (var majority : List.of(HALF, new Fraction(2, 3), new Fraction(3, 4))) {
            for (var entitled = 1; entitled <= 5; entitled++) {
                for (var cast = 0; cast <= entitled; cast++) {
                    for (var votes : ways(cast)) {
                        assertSettledSoundly(entitled, votes, majority);
                    }
                }
            }
        }
    }

    private static void assertSettledSoundly(int entitled, List<Choice> votes, Fraction majority) {
        var tally = Tally.of(entitled, votes, HALF, majority);
        var outcomes = IntStream.rangeClosed(0, entitled - votes.size())
                .boxed()
                .flatMap(more -> ways(more).stream())
                .map(more -> Stream.concat(votes.stream(), more.stream()).toList())
                .map(all -> Tally.of(entitled, all, HALF, majority).atDeadline())
                .distinct()
                .toList();
        assertThat(tally.settled().isPresent())
                .as("%s leaves %s", tally, outcomes)
                .isEqualTo(outcomes.size() == 1 && tally.isQuorate());
        tally.settled().ifPresent(settled -> assertThat(outcomes).containsExactly(settled));
    }

    private static List<List<Choice>> ways(int votes) {
        return votes == 0
                ? List.of(List.of())
                : ways(votes - 1).stream()
                        .flatMap(way -> Arrays.stream(Choice.values())
                                .map(choice -> Stream.concat(way.stream(), Collections.nCopies(1, choice).stream())
                                        .toList()))
                        .toList();
    }
}
