package org.finmesh.platform.access.grants;

import java.util.Map;
import java.util.Set;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.GrantSystem;
import org.finmesh.platform.access.OfferedPort;

/**
 * One system's way in for consumers: what ought to be there, what is there, and how to make the second the first.
 *
 * @param <S> what one consumer has in the system; equal when nothing is to be done
 */
interface Gate<S> {

    GrantSystem system();

    /** What a consumer ought to have that may read these ports; with none, what a consumer has that is locked out. */
    S intended(ConsumerId consumer, Set<OfferedPort> ports);

    /** What every consumer in the system has; one that has nothing is the same as one that is locked out. */
    Map<ConsumerId, S> actual();

    /** Makes {@code actual} into {@code intended}: safe to repeat, and after a crash halfway. */
    void change(ConsumerId consumer, S actual, S intended);
}
