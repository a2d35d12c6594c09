/** Publishing over HTTP, and what the other services learn of it. */
@NullMarked
package org.finmesh.platform.server.publishing;

import org.jspecify.annotations.NullMarked;
