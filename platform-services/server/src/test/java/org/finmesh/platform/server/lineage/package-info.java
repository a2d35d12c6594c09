/** Tests of who may say what flows. */
@NullMarked
package org.finmesh.platform.server.lineage;

import org.jspecify.annotations.NullMarked;
