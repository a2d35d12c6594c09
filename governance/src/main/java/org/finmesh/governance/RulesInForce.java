package org.finmesh.governance;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** The one place that knows which rulebook is in force; it is replaced whole, while others go on judging by the last. */
public final class RulesInForce {

    private final AtomicReference<Rulebook> rulebook;
    private final Clock clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** @param clock tells the day on which grace and waivers end: they do at 00:00 UTC */
    public RulesInForce(Rulebook rulebook, Clock clock) {
        this.rulebook = new AtomicReference<>(rulebook);
        this.clock = clock.withZone(ZoneOffset.UTC);
    }

    public Rulebook rulebook() {
        return rulebook.get();
    }

    /** From now on this one is in force; listeners hear of it in this thread, after it is. */
    public void replace(Rulebook next) {
        rulebook.set(next);
        listeners.forEach(Runnable::run);
    }

    /** @param listener called after each replacement; quick, and throws nothing */
    public void onReplaced(Runnable listener) {
        listeners.add(listener);
    }

    /** The verdict of each policy in force that is about such a subject, by the policy's name. */
    public List<Verdict> judge(Subject subject) {
        return rulebook().policies().judge(subject, today());
    }

    /** By UTC. */
    public LocalDate today() {
        return LocalDate.now(clock);
    }
}
