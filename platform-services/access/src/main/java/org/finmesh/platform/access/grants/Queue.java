package org.finmesh.platform.access.grants;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.finmesh.platform.access.ConsumerId;

/** Consumers to be looked at, each once: those woken before all others, else in the order in which they came. */
final class Queue {

    private final Set<ConsumerId> woken = new LinkedHashSet<>();
    private final Set<ConsumerId> found = new LinkedHashSet<>();

    synchronized void wake(Collection<ConsumerId> consumers) {
        woken.addAll(consumers);
        found.removeAll(Set.copyOf(consumers));
    }

    /** What a look over all found; the order of the look before counts no more. */
    synchronized void found(Collection<ConsumerId> consumers) {
        found.clear();
        found.addAll(consumers);
        found.removeAll(woken);
    }

    /** At most so many; woken ones and others never together, so that a few do not wait for many. */
    synchronized List<ConsumerId> next(int max) {
        var next = new ArrayList<ConsumerId>();
        move((woken.isEmpty() ? found : woken).iterator(), next, max);
        return next;
    }

    private static void move(Iterator<ConsumerId> from, List<ConsumerId> to, int max) {
        while (from.hasNext() && to.size() < max) {
            to.add(from.next());
            from.remove();
        }
    }

    synchronized int size() {
        return woken.size() + found.size();
    }
}
