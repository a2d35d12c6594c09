/** The marketplace: find a data product. */
@NullMarked
package org.finmesh.portal.discover;

import org.jspecify.annotations.NullMarked;
