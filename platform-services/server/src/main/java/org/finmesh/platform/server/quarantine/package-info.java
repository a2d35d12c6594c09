/** The ports' quarantine, for those who own the data: what is in it, and its way back into the product. */
@NullMarked
package org.finmesh.platform.server.quarantine;

import org.jspecify.annotations.NullMarked;
