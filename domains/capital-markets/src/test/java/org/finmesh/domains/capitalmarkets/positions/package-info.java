/** Tests of the product capital-markets.positions. */
@NullMarked
package org.finmesh.domains.capitalmarkets.positions;

import org.jspecify.annotations.NullMarked;
