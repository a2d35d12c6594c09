/** Freshness against promise, as the platform measures it now. */
@NullMarked
package org.finmesh.portal.quality;

import org.jspecify.annotations.NullMarked;
