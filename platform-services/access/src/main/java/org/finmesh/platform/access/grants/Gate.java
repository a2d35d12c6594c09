package org.finmesh.platform.access.grants;

import java.util.Collection;
import java.util.Map;
import org.finmesh.platform.access.AccessException;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.GrantSystem;
import org.finmesh.platform.access.OfferedPort;

/**
 * One system's way in for consumers: what ought to be there, what is there, and how to make the second the first. Every
 * method throws {@link AccessException} when the system cannot be reached.
 *
 * @param <S> what one consumer has in the system
 */
interface Gate<S extends Held> {

    GrantSystem system();

    /** What a consumer ought to have that may read this; with nothing, what a consumer has that is locked out. */
    S intended(ConsumerId consumer, Allowance allowance);

    /** What these consumers have; one that is left out has nothing, which is the same as being locked out. */
    Map<ConsumerId, S> actual(Collection<ConsumerId> consumers);

    /** What every consumer in the system has, and who else has a right on one of the ports. */
    Look<S> look(Collection<OfferedPort> ports);

    /**
     * Makes what they have what they ought to have: safe to repeat, and after a crash halfway.
     *
     * @return those for whom it failed, with the cause; the others are done
     */
    Map<ConsumerId, RuntimeException> change(Map<ConsumerId, Correction<S>> changes);
}
