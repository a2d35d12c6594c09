/** Trace contexts. */
@NullMarked
package org.finmesh.platform.processing.trace;

import org.jspecify.annotations.NullMarked;
