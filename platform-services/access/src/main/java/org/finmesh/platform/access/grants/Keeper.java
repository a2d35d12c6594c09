package org.finmesh.platform.access.grants;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.Moment;

/**
 * When what is done to one system. Whom it is woken for, and whom an end has come for, is put right at once. Beside that
 * everybody is looked over, at most a quarter of the time; whom a look finds different is put right as who is woken is, from
 * what is agreed then: nothing that a look read is applied later, so that a look holds up nobody.
 */
final class Keeper {

    /** So many at once that batches pay, and so few that who is woken meanwhile does not wait long. */
    private static final int TOGETHER_MAX = 25;

    private static final Duration BETWEEN_LOOKS_MIN = Duration.ofSeconds(2);
    private static final int REST_AFTER_LOOK = 3;

    private final Pass<?> pass;
    private final Standings standings;
    private final Troubles troubles;
    private final Timer looks;
    private final Queue queue = new Queue();
    private final Loop putting;
    private final Loop looking;
    private Instant endsSeen = Instant.EPOCH;

    Keeper(Pass<?> pass, Standings standings, Troubles troubles, MeterRegistry meters) {
        this.pass = pass;
        this.standings = standings;
        this.troubles = troubles;
        var tags = Tags.of("system", pass.system().name());
        this.looks = Timer.builder("finmesh.access.look")
                .description("Comparing what everybody has in one system with what is agreed")
                .tags(tags)
                .register(meters);
        meters.gauge("finmesh.access.waiting", tags, queue, Queue::size);
        this.putting = new Loop(pass.system().name(), () -> minding(this::put));
        this.looking = new Loop(pass.system().name() + "-look", () -> minding(this::look));
    }

    List<Loop> loops() {
        return List.of(putting, looking);
    }

    void wake(Collection<ConsumerId> consumers) {
        queue.wake(consumers);
        putting.wake();
    }

    /** Everybody may be different. */
    void wakeAll() {
        looking.wake();
    }

    private Duration minding(Loop.Turn turn) {
        try {
            var wait = turn.run();
            troubles.works(pass.system());
            return wait;
        } catch (RuntimeException e) {
            troubles.broken(pass.system(), e);
            throw e;
        }
    }

    /** Puts right who comes first; answers how long nobody comes. */
    private Duration put() {
        queue.wake(endedSinceLastTurn());
        var next = queue.next(TOGETHER_MAX);
        if (next.isEmpty()) {
            return untilNextEnd();
        }
        try {
            pass.over(next);
        } catch (RuntimeException e) {
            queue.wake(next);
            throw e;
        }
        return Duration.ZERO;
    }

    private Collection<ConsumerId> endedSinceLastTurn() {
        var since = endsSeen;
        var now = Moment.now();
        var ended = standings.ended(since, now);
        endsSeen = now;
        return ended;
    }

    private Duration look() {
        var begin = System.nanoTime();
        queue.found(pass.look());
        putting.wake();
        var took = Duration.ofNanos(System.nanoTime() - begin);
        looks.record(took);
        var rest = took.multipliedBy(REST_AFTER_LOOK);
        return rest.compareTo(BETWEEN_LOOKS_MIN) < 0 ? BETWEEN_LOOKS_MIN : rest;
    }

    private Duration untilNextEnd() {
        return standings
                .nextEnd(endsSeen)
                .map(end -> Duration.between(Instant.now(), end).plusMillis(1))
                .map(wait -> wait.isPositive() ? wait : Duration.ZERO)
                .filter(wait -> wait.compareTo(BETWEEN_LOOKS_MIN) < 0)
                .orElse(BETWEEN_LOOKS_MIN);
    }
}
