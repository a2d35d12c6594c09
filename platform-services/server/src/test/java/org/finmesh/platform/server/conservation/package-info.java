/** Counting on real servers. */
@NullMarked
package org.finmesh.platform.server.conservation;

import org.jspecify.annotations.NullMarked;
