/** How a domain tests its topologies, without servers: needs {@code kafka-streams-test-utils}, which domains have in tests. */
@NullMarked
package org.finmesh.platform.processing.testing;

import org.jspecify.annotations.NullMarked;
