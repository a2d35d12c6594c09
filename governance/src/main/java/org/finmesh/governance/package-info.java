/** The law of the mesh: policies that products are held to, and the trail of what was decided. */
@NullMarked
package org.finmesh.governance;

import org.jspecify.annotations.NullMarked;
