/** The capital markets domain's process. */
@NullMarked
package org.finmesh.domains.capitalmarkets;

import org.jspecify.annotations.NullMarked;
