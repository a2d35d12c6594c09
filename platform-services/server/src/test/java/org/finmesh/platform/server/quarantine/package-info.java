/** The quarantine on the real servers. */
@NullMarked
package org.finmesh.platform.server.quarantine;

import org.jspecify.annotations.NullMarked;
