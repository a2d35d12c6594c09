/** Metrics without any server. */
@NullMarked
package org.finmesh.platform.processing.metric;

import org.jspecify.annotations.NullMarked;
