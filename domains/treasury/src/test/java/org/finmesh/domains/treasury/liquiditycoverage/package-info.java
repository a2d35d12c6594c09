/** Tests of the product treasury.liquidity-coverage. */
@NullMarked
package org.finmesh.domains.treasury.liquiditycoverage;

import org.jspecify.annotations.NullMarked;
