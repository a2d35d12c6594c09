/** Tests of the source of the trades. */
@NullMarked
package org.finmesh.domains.capitalmarkets.trades;

import org.jspecify.annotations.NullMarked;
