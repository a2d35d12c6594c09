package org.finmesh.platform.access.proof;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.finmesh.platform.access.Moment;
import org.finmesh.platform.access.grants.Loop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;

/** Proves what is due, a few at a time, from the platform's start to its end. */
@Service
class Proofs implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Proofs.class);

    /** Each has a Kafka client of its own, and a connection to the database of data products. */
    private static final int AT_ONCE_MAX = 3;

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final ProofsDue due;
    private final Judge judge;
    private volatile List<Loop> loops = List.of();

    Proofs(ProofsDue due, Judge judge) {
        this.due = due;
        this.judge = judge;
    }

    private Duration prove() {
        var taken = due.take(AT_ONCE_MAX, Moment.now(), LEASE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            taken.forEach(asked -> threads.execute(() -> prove(asked)));
        }
        return taken.size() == AT_ONCE_MAX ? Duration.ZERO : BETWEEN_LOOKS;
    }

    /** One that fails is tried again and does not hold up the others. */
    private void prove(Due asked) {
        try {
            judge.judge(asked);
        } catch (RuntimeException e) {
            LOG.warn("the proof of agreement {} failed and is tried again", asked.agreement(), e);
            due.again(asked.failed(), Moment.now());
        }
    }

    @Override
    public void start() {
        loops = List.of(new Loop("proof", this::prove));
        loops.forEach(Loop::start);
    }

    @Override
    public void stop() {
        var running = loops;
        loops = List.of();
        running.forEach(Loop::stop);
    }

    @Override
    public boolean isRunning() {
        return !loops.isEmpty();
    }
}
