package org.finmesh.platform.processing.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.finmesh.platform.contract.Contract;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a port's part until the port's end of life, as its contract has it and this machine's clock says: the domain stops by
 * itself, with the platform down too. A part whose port has ended does not run at all.
 */
final class UntilEndOfLife implements Runner.Part {

    private static final Logger LOG = LoggerFactory.getLogger(UntilEndOfLife.class);

    /** The clock may be set meanwhile. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    private final String name;
    private final Contract contract;
    private final Runner.Part part;
    private final Runnable beforeInterrupt;
    private final Health health;
    private final Clock clock;

    /**
     * @param name of the component in {@code /health}
     * @param beforeInterrupt what the part needs besides an interrupt to end
     */
    UntilEndOfLife(
            String name, Contract contract, Runner.Part part, Runnable beforeInterrupt, Health health, Clock clock) {
        this.name = name;
        this.contract = contract;
        this.part = part;
        this.beforeInterrupt = beforeInterrupt;
        this.health = health;
        this.clock = clock;
    }

    @Override
    public void run(Backoff backoff) throws Exception {
        if (!contract.hasEnded(clock.instant())) {
            runUntilTheEnd(backoff);
        }
        if (contract.hasEnded(clock.instant())) {
            health.up(
                    name,
                    "has ended: the end of life was %s"
                            .formatted(contract.endOfLife().orElseThrow()));
        }
    }

    private void runUntilTheEnd(Backoff backoff) throws Exception {
        var end = contract.endOfLife();
        if (end.isEmpty()) {
            part.run(backoff);
            return;
        }
        var ending = new Ending(Thread.currentThread());
        var watch = Thread.ofVirtual().name(name + " until " + end.get()).start(() -> ending.await(end.get()));
        try {
            part.run(backoff);
        } catch (InterruptedException interrupted) {
            if (!ending.came()) {
                throw interrupted;
            }
            LOG.info("{} stops: its end of life has come", name);
        } finally {
            ending.over();
            watch.interrupt();
        }
    }

    /** Interrupts the part once, and never what its thread does after it. */
    private final class Ending {

        private final Thread thread;
        private boolean over;
        private boolean came;

        Ending(Thread thread) {
            this.thread = thread;
        }

        void await(Instant end) {
            try {
                for (var left = left(end); left.isPositive(); left = left(end)) {
                    Thread.sleep(left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN);
                }
                beforeInterrupt.run();
                interrupt();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        private Duration left(Instant end) {
            return Duration.between(clock.instant(), end);
        }

        private synchronized void interrupt() {
            if (!over) {
                came = true;
                thread.interrupt();
            }
        }

        synchronized boolean came() {
            return came;
        }

        synchronized void over() {
            over = true;
            if (came) {
                Thread.interrupted();
            }
        }
    }
}
