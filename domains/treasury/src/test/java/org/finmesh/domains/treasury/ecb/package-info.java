/** Tests of the reference rates' source. */
@NullMarked
package org.finmesh.domains.treasury.ecb;

import org.jspecify.annotations.NullMarked;
