package org.finmesh.platform.access.grants;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.GrantSystem;

/**
 * When what is done to one system. Whom it is woken for, and whom an end has come for, is put right at once; between them it
 * looks over everybody, at most a quarter of the time. Whom a look finds different is put right as who is woken is, from what
 * is agreed then: nothing that a look read is applied later.
 */
final class Keeper {

    /** So many at once that batches pay, and so few that who is woken meanwhile does not wait long. */
    private static final int TOGETHER_MAX = 50;

    private static final Duration BETWEEN_LOOKS_MIN = Duration.ofSeconds(2);
    private static final int REST_AFTER_LOOK = 3;

    private final Pass<?> pass;
    private final Standings standings;
    private final Troubles troubles;
    private final Timer looks;
    private final Queue queue = new Queue();
    private volatile Instant nextLook = Instant.EPOCH;
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
    }

    GrantSystem system() {
        return pass.system();
    }

    void wake(Collection<ConsumerId> consumers) {
        queue.wake(consumers);
    }

    /** Everybody may be different. */
    void wakeAll() {
        nextLook = Instant.EPOCH;
    }

    /** Does what is most urgent; answers how long nothing is to be done. */
    Duration turn() {
        try {
            var wait = mostUrgent();
            troubles.works(system());
            return wait;
        } catch (RuntimeException e) {
            // A look finds again whom this turn was for.
            nextLook = Instant.EPOCH;
            troubles.broken(system(), e);
            throw e;
        }
    }

    private Duration mostUrgent() {
        queue.wake(endedSinceLastTurn());
        var next = queue.next(TOGETHER_MAX);
        if (!next.isEmpty()) {
            pass.over(next);
            return Duration.ZERO;
        }
        if (!Instant.now().isBefore(nextLook)) {
            look();
            return Duration.ZERO;
        }
        return untilNextLookOrEnd();
    }

    private Collection<ConsumerId> endedSinceLastTurn() {
        var since = endsSeen;
        var now = Standings.now();
        var ended = standings.ended(since, now);
        endsSeen = now;
        return ended;
    }

    private void look() {
        var begin = System.nanoTime();
        queue.found(pass.look());
        var took = Duration.ofNanos(System.nanoTime() - begin);
        looks.record(took);
        var rest = took.multipliedBy(REST_AFTER_LOOK);
        nextLook = Instant.now().plus(rest.compareTo(BETWEEN_LOOKS_MIN) < 0 ? BETWEEN_LOOKS_MIN : rest);
    }

    private Duration untilNextLookOrEnd() {
        var next = standings.nextEnd(endsSeen).filter(nextLook::isAfter).orElse(nextLook);
        var wait = Duration.between(Instant.now(), next).plusMillis(1);
        return wait.isPositive() ? wait : Duration.ZERO;
    }
}
