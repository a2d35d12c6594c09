/** The council on the running platform. */
@NullMarked
package org.finmesh.platform.server.council;

import org.jspecify.annotations.NullMarked;
