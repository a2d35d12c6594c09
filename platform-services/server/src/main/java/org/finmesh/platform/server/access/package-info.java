/** Access over HTTP, and what access and the other services tell each other. */
@NullMarked
package org.finmesh.platform.server.access;

import org.jspecify.annotations.NullMarked;
