package org.finmesh.governance.council;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finmesh.governance.LiveMesh;
import org.finmesh.governance.LiveMesh.Live;
import org.finmesh.governance.Policies;
import org.finmesh.governance.Policy;
import org.finmesh.governance.Replay;
import org.finmesh.governance.Replay.Shift;
import org.finmesh.governance.Replay.Standing;
import org.finmesh.governance.Rulebook;
import org.finmesh.governance.Verdict;
import org.finmesh.governance.Verdict.Outcome;
import org.finmesh.governance.Waiver;
import org.jspecify.annotations.Nullable;

/**
 * Judges all that is live by two rulebooks. Only policies that may judge differently are asked: those whose text or
 * waivers changed, and those that ask the glossary where its list of concepts did.
 */
public final class Replayer {

    private final Side before;
    private final Side after;

    private Replayer(Rulebook before, Rulebook after, LocalDate day) {
        this.before = Side.of(before, before.policies().differingFrom(after.policies()), day);
        this.after = Side.of(after, after.policies().differingFrom(before.policies()), day);
    }

    /** What {@code after} would say, from {@code day} on, held against what {@code before} would. */
    public static Replay replay(Rulebook before, Rulebook after, LiveMesh.State mesh, LocalDate day, Instant now) {
        var replayer = new Replayer(before, after, day);
        var shifts = Stream.concat(
                        mesh.all().parallel().flatMap(replayer::shifts),
                        new MeaningReplay(before, after, mesh).shifts(day).stream())
                .sorted(Comparator.comparing(Shift::subject).thenComparing(Shift::policy))
                .toList();
        return new Replay(
                now,
                before.version(),
                mesh.version(),
                mesh.products().size(),
                mesh.agreements().size(),
                shifts);
    }

    private Stream<Shift> shifts(Live live) {
        var was = before.judged(live);
        var is = after.judged(live);
        return Stream.concat(was.keySet().stream(), is.keySet().stream())
                .distinct()
                .map(policy -> shift(live.id(), policy, was.get(policy), is.get(policy)))
                .filter(shift -> !shift.before().equals(shift.after()));
    }

    private static Shift shift(String subject, String policy, @Nullable Judged was, @Nullable Judged is) {
        var message = is == null || is.message().isEmpty() ? was == null ? "" : was.message() : is.message();
        return new Shift(
                subject,
                policy,
                was == null ? Standing.UNASKED : was.standing(),
                is == null ? Standing.UNASKED : is.standing(),
                message);
    }

    private record Judged(Standing standing, String message) {}

    /**
     * One of the two rulebooks.
     *
     * @param turns for each policy the later days on which it may say something else: its grace or a waiver has ended
     */
    private record Side(Policies policies, LocalDate day, Map<String, TreeSet<LocalDate>> turns) {

        static Side of(Rulebook rulebook, Policies policies, LocalDate day) {
            var turns = policies.all().stream()
                    .collect(Collectors.toMap(Policy::name, policy -> turns(policy, rulebook.waivers(), day)));
            return new Side(policies, day, turns);
        }

        private static TreeSet<LocalDate> turns(Policy policy, List<Waiver> waivers, LocalDate day) {
            return Stream.concat(
                            Stream.of(policy.graceUntil()).filter(Objects::nonNull),
                            waivers.stream()
                                    .filter(waiver -> waiver.policy().equals(policy.name()))
                                    .map(Waiver::until))
                    .filter(turn -> turn.isAfter(day))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        Map<String, Judged> judged(Live live) {
            var verdicts = policies.judge(live.subject(), day);
            var later = later(live, verdicts);
            var judged = new HashMap<String, Judged>();
            for (var verdict : verdicts) {
                judged.put(
                        verdict.policy(),
                        new Judged(new Standing(verdict.outcome(), failsFrom(verdict, later)), verdict.message()));
            }
            return judged;
        }

        /** Verdicts on later days; days alone do not break a rule that is kept, so most are not asked again. */
        private TreeMap<LocalDate, List<Verdict>> later(Live live, List<Verdict> verdicts) {
            var later = new TreeMap<LocalDate, List<Verdict>>();
            verdicts.stream()
                    .filter(verdict -> mayFailLater(verdict.outcome()))
                    .flatMap(verdict -> turns.get(verdict.policy()).stream())
                    .forEach(turn -> later.computeIfAbsent(turn, date -> policies.judge(live.subject(), date)));
            return later;
        }

        private static boolean mayFailLater(Outcome outcome) {
            return switch (outcome) {
                case WARN, WAIVED -> true;
                case PASS, FAIL -> false;
            };
        }

        private @Nullable LocalDate failsFrom(Verdict verdict, TreeMap<LocalDate, List<Verdict>> later) {
            if (verdict.outcome() == Outcome.FAIL) {
                return day;
            }
            return later.entrySet().stream()
                    .filter(turn -> turn.getValue().stream()
                            .anyMatch(then -> then.policy().equals(verdict.policy()) && then.outcome() == Outcome.FAIL))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(null);
        }
    }
}
