/** The control plane, tested on real servers. */
@NullMarked
package org.finmesh.platform.server;

import org.jspecify.annotations.NullMarked;
