/** Tests of the product capital-markets.market-data. */
@NullMarked
package org.finmesh.domains.capitalmarkets.marketdata;

import org.jspecify.annotations.NullMarked;
