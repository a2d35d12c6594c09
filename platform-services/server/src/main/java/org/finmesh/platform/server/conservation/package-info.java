/** Counts whether every record that a product read became something, and its table what its topic says. */
@NullMarked
package org.finmesh.platform.server.conservation;

import org.jspecify.annotations.NullMarked;
