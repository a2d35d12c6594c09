/** Which fields flow into which, observed by changing them: see docs/lineage.md. */
@NullMarked
package org.finmesh.platform.processing.lineage;

import org.jspecify.annotations.NullMarked;
