/** Contracts from and to the formats of other tools; what a format cannot carry is listed, never dropped in silence. */
@NullMarked
package org.finmesh.platform.interchange;

import org.jspecify.annotations.NullMarked;
