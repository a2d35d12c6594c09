package org.finmesh.governance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.finmesh.governance.Verdict.Outcome;
import org.finmesh.governance.council.Replayer;
import org.jspecify.annotations.Nullable;

/**
 * What proposed rules would say of all that is live, held against what the rules in force say.
 *
 * @param rules version of the rules in force
 * @param mesh version of what was live
 * @param shifts what is judged differently, by subject and policy
 */
public record Replay(Instant at, String rules, String mesh, int products, int agreements, List<Shift> shifts) {

    /** In the place of a policy's name: what a publication would be refused for because it does not mean the same. */
    public static final String MEANING = "(meaning)";

    /** Where a shift leads. */
    public enum Direction {
        NEWLY_FAILS,
        NEWLY_WARNED,
        NEWLY_PASSES
    }

    /**
     * What a policy says of a subject on the day of effect, and later.
     *
     * @param failsFrom the first day from then on that it fails: grace or a waiver ends; null when it does not
     */
    public record Standing(Outcome outcome, @Nullable LocalDate failsFrom) {

        /** Where there is no such policy. */
        public static final Standing UNASKED = new Standing(Outcome.PASS, null);

        boolean failsSoonerThan(Standing other) {
            return failsFrom != null && (other.failsFrom == null || failsFrom.isBefore(other.failsFrom));
        }
    }

    /**
     * @param subject a product's or an agreement's id
     * @param message of the breach, by the proposed rules; where there is none, by those in force
     */
    public record Shift(String subject, String policy, Standing before, Standing after, String message) {

        public Direction direction() {
            if (after.failsSoonerThan(before)) {
                return Direction.NEWLY_FAILS;
            }
            return before.failsSoonerThan(after) || before.outcome != Outcome.PASS && after.outcome != Outcome.WARN
                    ? Direction.NEWLY_PASSES
                    : Direction.NEWLY_WARNED;
        }
    }

    /** What {@code proposed} would say, from {@code day} on, held against what {@code inForce} would. */
    public static Replay of(Rulebook inForce, Rulebook proposed, LiveMesh.State mesh, LocalDate day, Instant now) {
        return Replayer.replay(inForce, proposed, mesh, day, now);
    }

    public Replay {
        shifts = List.copyOf(shifts);
    }

    public List<Shift> shifts(Direction direction) {
        return shifts.stream().filter(shift -> shift.direction() == direction).toList();
    }

    /**
     * What passes a policy today and would fail it before {@code day}. Meaning has no grace: it stops nothing that is live, only
     * its next publication.
     */
    public Optional<Shift> failingBefore(LocalDate day) {
        return shifts(Direction.NEWLY_FAILS).stream()
                .filter(shift -> !shift.policy().equals(MEANING))
                .filter(shift -> shift.after().failsFrom() != null
                        && shift.after().failsFrom().isBefore(day))
                .findFirst();
    }

    /** Whether it says what a replay would say now. */
    public boolean isOf(String rulesVersion, String meshVersion) {
        return rules.equals(rulesVersion) && mesh.equals(meshVersion);
    }
}
