/** Tests of the product retail-banking.fraud-alerts. */
@NullMarked
package org.finmesh.domains.retailbanking.fraudalerts;

import org.jspecify.annotations.NullMarked;
