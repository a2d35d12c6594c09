/** The retail banking domain's process. */
@NullMarked
package org.finmesh.domains.retailbanking;

import org.jspecify.annotations.NullMarked;
