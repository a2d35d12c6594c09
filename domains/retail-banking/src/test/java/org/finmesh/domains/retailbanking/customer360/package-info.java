/** Tests of the product retail-banking.customer-360. */
@NullMarked
package org.finmesh.domains.retailbanking.customer360;

import org.jspecify.annotations.NullMarked;
