/** The source of the trades: an invented blotter, with what goes wrong in real ones. */
@NullMarked
package org.finmesh.domains.capitalmarkets.trades;

import org.jspecify.annotations.NullMarked;
