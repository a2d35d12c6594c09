/** W3C trace context: which records belong together, from the source to the table. */
@NullMarked
package org.finmesh.platform.processing.trace;

import org.jspecify.annotations.NullMarked;
