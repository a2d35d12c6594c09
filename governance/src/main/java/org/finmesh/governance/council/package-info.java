/** How the council decides: charter, proposals, replay, votes, effect and record. */
@NullMarked
package org.finmesh.governance.council;

import org.jspecify.annotations.NullMarked;
