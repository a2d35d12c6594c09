/** The domains' measurements on their way to quality and lineage. */
@NullMarked
package org.finmesh.platform.server.measuring;

import org.jspecify.annotations.NullMarked;
