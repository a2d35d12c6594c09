/** From request to revocation in a real browser, on the built product as `./mesh up` starts it. */
@NullMarked
package org.finmesh.portal.journey;

import org.jspecify.annotations.NullMarked;
