/** An invented bank: its customers, the merchants they go to, and the transactions it books. */
@NullMarked
package org.finmesh.domains.retailbanking.bank;

import org.jspecify.annotations.NullMarked;
