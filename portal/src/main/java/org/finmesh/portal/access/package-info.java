/** Asking for access, following a request, deciding on one. */
@NullMarked
package org.finmesh.portal.access;

import org.jspecify.annotations.NullMarked;
