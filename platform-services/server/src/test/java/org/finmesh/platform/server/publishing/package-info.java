/** Publishing on real servers. */
@NullMarked
package org.finmesh.platform.server.publishing;

import org.jspecify.annotations.NullMarked;
