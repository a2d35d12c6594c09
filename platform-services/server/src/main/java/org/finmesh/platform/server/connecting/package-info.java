/** How consumers connect to ports. */
@NullMarked
package org.finmesh.platform.server.connecting;

import org.jspecify.annotations.NullMarked;
