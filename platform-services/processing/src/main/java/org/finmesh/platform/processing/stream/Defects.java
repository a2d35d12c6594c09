package org.finmesh.platform.processing.stream;

import java.time.Duration;
import org.finmesh.platform.processing.record.Breach;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log that a domain's own code failed on a record, without the record: an exception's message may quote it, and
 * it may be personal. At most one a minute, or a defect that meets every record would fill the disk.
 */
final class Defects {

    private static final Logger LOG = LoggerFactory.getLogger(Defects.class);
    private static final long PAUSE_NS = Duration.ofMinutes(1).toNanos();
    private static final int FRAMES_MAX = 12;

    private long loggedNs = System.nanoTime() - PAUSE_NS;
    private long silent;

    static Breach breach(String operator, RuntimeException defect) {
        return new Breach(
                "MAPPING_FAILED",
                "operator '%s' failed with %s"
                        .formatted(operator, defect.getClass().getSimpleName()));
    }

    void log(String operator, RuntimeException defect) {
        var now = System.nanoTime();
        if (now - loggedNs < PAUSE_NS) {
            silent++;
            return;
        }
        LOG.error(
                "Operator {} failed on a record, which is in quarantine now ({} more since the last such line): {}",
                operator,
                silent,
                withoutMessage(defect));
        loggedNs = now;
        silent = 0;
    }

    private static String withoutMessage(Throwable defect) {
        var text = new StringBuilder(defect.getClass().getName());
        var trace = defect.getStackTrace();
        for (var i = 0; i < Math.min(trace.length, FRAMES_MAX); i++) {
            text.append("\n\tat ").append(trace[i]);
        }
        return text.toString();
    }
}
