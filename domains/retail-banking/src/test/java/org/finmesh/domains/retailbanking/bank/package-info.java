/** Tests of the invented bank. */
@NullMarked
package org.finmesh.domains.retailbanking.bank;

import org.jspecify.annotations.NullMarked;
