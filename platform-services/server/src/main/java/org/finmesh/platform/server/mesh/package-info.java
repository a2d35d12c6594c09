/** The mesh as a whole, and the secrets of its domains. */
@NullMarked
package org.finmesh.platform.server.mesh;

import org.jspecify.annotations.NullMarked;
