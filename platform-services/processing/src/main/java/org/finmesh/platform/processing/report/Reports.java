package org.finmesh.platform.processing.report;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Reports on their way to the domain's measurement topic. Whoever reports never waits: where Kafka is away for so long that
 * {@value #WAITING_MAX} wait, the oldest is dropped, and how many were is told.
 */
public final class Reports {

    static final int WAITING_MAX = 10_000;

    private final Deque<Report> waiting = new ArrayDeque<>();
    private long dropped;

    public synchronized void add(Report report) {
        if (waiting.size() == WAITING_MAX) {
            waiting.removeFirst();
            dropped++;
        }
        waiting.addLast(report);
        notifyAll();
    }

    /** The oldest that waits; null where none does. */
    public synchronized @Nullable Report next() {
        return waiting.pollFirst();
    }

    /** How many were dropped since the process began. */
    public synchronized long dropped() {
        return dropped;
    }
}
