/** The product capital-markets.risk-exposure. */
@NullMarked
package org.finmesh.domains.capitalmarkets.riskexposure;

import org.jspecify.annotations.NullMarked;
