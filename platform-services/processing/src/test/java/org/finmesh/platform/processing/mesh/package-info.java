/** A domain's process on the real servers. */
@NullMarked
package org.finmesh.platform.processing.mesh;

import org.jspecify.annotations.NullMarked;
