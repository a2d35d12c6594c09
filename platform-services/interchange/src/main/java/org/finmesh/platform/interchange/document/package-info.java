/** A document that knows what of it has been carried over, and what contracts mean whatever version they are of. */
@NullMarked
package org.finmesh.platform.interchange.document;

import org.jspecify.annotations.NullMarked;
