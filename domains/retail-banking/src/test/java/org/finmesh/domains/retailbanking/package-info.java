/** Tests of the retail banking domain. */
@NullMarked
package org.finmesh.domains.retailbanking;

import org.jspecify.annotations.NullMarked;
