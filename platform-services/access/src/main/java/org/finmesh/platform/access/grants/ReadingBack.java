package org.finmesh.platform.access.grants;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A system may show a change a moment after it took it: read again at growing distances, for about one and a half seconds. */
final class ReadingBack {

    private static final int[] AGAIN_AFTER_MS = {0, 20, 50, 100, 200, 400, 800};

    private ReadingBack() {}

    /** @param reading takes out of {@code waiting} what is as it ought to be; whatever is left at the end is not */
    static void until(Set<?> waiting, Runnable reading) {
        for (var wait : AGAIN_AFTER_MS) {
            if (!waiting.isEmpty()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(wait));
                reading.run();
            }
        }
    }
}
