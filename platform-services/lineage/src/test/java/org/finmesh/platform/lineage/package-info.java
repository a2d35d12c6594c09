/** Tests of the graph against a real database, with events of the OpenLineage client. */
@NullMarked
package org.finmesh.platform.lineage;

import org.jspecify.annotations.NullMarked;
