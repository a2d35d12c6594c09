/** What differs between two contracts, part by part, and which way it moved. */
@NullMarked
package org.finmesh.platform.contract.diff;

import org.jspecify.annotations.NullMarked;
