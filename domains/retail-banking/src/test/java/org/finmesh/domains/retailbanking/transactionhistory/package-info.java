/** Tests of the product retail-banking.transaction-history. */
@NullMarked
package org.finmesh.domains.retailbanking.transactionhistory;

import org.jspecify.annotations.NullMarked;
