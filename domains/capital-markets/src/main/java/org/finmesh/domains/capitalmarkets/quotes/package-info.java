/** The source of the quotes: real daily prices, replayed. */
@NullMarked
package org.finmesh.domains.capitalmarkets.quotes;

import org.jspecify.annotations.NullMarked;
