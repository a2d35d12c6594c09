/** Tests of the product treasury.cash-position. */
@NullMarked
package org.finmesh.domains.treasury.cashposition;

import org.jspecify.annotations.NullMarked;
