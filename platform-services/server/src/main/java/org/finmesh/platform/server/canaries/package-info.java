/** Canaries: what goes through the products all the time, and the alarm when it does not. */
@NullMarked
package org.finmesh.platform.server.canaries;

import org.jspecify.annotations.NullMarked;
