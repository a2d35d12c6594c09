/** One data product: what it is, what it promises, how to read it. */
@NullMarked
package org.finmesh.portal.product;

import org.jspecify.annotations.NullMarked;
