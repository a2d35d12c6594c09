/** How a mesh is started, without one. */
@NullMarked
package org.finmesh.platform.cli.launch;

import org.jspecify.annotations.NullMarked;
