/** Tests of the product treasury.fx-rates. */
@NullMarked
package org.finmesh.domains.treasury.fxrates;

import org.jspecify.annotations.NullMarked;
