/** What opens and closes incidents, and who sees them. */
@NullMarked
package org.finmesh.platform.server.incidents;

import org.jspecify.annotations.NullMarked;
