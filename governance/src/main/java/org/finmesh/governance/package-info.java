/** The law of the mesh: standards and what fields mean, policies that products are held to, the trail of what was decided. */
@NullMarked
package org.finmesh.governance;

import org.jspecify.annotations.NullMarked;
