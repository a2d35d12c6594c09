/** The contract's quality rules, run on the stream and on the table. */
@NullMarked
package org.finmesh.platform.processing.quality;

import org.jspecify.annotations.NullMarked;
