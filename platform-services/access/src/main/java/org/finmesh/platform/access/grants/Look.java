package org.finmesh.platform.access.grants;

import java.util.List;
import java.util.Map;
import org.finmesh.platform.access.ConsumerId;

/** All that a system holds of ours: what every consumer in it has, and what others have and ought not. */
record Look<S extends Held>(Map<ConsumerId, S> held, List<Stray> strays) {}
