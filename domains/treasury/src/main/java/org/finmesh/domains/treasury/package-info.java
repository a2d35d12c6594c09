/** The treasury domain's process. */
@NullMarked
package org.finmesh.domains.treasury;

import org.jspecify.annotations.NullMarked;
