/** Tests of the probe and of how its edges chain. */
@NullMarked
package org.finmesh.platform.processing.lineage;

import org.jspecify.annotations.NullMarked;
