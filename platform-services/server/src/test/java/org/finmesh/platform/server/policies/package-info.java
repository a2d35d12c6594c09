/** The policies over HTTP and over what is live, on the real servers. */
@NullMarked
package org.finmesh.platform.server.policies;

import org.jspecify.annotations.NullMarked;
