/** Starting, stopping and looking at all processes of a mesh on this machine. */
@NullMarked
package org.finmesh.platform.cli.launch;

import org.jspecify.annotations.NullMarked;
