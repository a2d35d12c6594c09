/** Tests of the quotes' source. */
@NullMarked
package org.finmesh.domains.capitalmarkets.quotes;

import org.jspecify.annotations.NullMarked;
