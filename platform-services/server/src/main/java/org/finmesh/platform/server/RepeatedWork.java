package org.finmesh.platform.server;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Work that is done turn by turn, for which a turn that fails is no end. That it fails is logged once: again only where it
 * fails for another reason, and where it goes on.
 */
public final class RepeatedWork {

    private final Logger log;
    private final String halt;
    private @Nullable String reason;

    /** @param halt what does not happen while it fails, for the log: {@code live products are not judged} */
    public RepeatedWork(Logger log, String halt) {
        this.log = log;
        this.halt = halt;
    }

    public void turn(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            failed(failure);
            return;
        }
        succeeded();
    }

    private synchronized void failed(RuntimeException failure) {
        var why = reason(failure);
        if (!why.equals(reason)) {
            reason = why;
            log.error("{} for now, until a later turn goes through", halt, failure);
        }
    }

    private synchronized void succeeded() {
        if (reason != null) {
            reason = null;
            log.info("over: {}", halt);
        }
    }

    /** A database that is away says so in many ways, by where it is missed first. */
    private static String reason(RuntimeException failure) {
        return Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
                        .anyMatch(RepeatedWork::isDatabaseAway)
                ? "the database is away"
                : failure.toString();
    }

    private static boolean isDatabaseAway(Throwable cause) {
        return cause instanceof DataAccessResourceFailureException
                || cause instanceof TransientDataAccessException
                || cause instanceof CannotCreateTransactionException;
    }
}
