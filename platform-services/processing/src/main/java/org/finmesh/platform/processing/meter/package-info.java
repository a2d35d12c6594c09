/** What each port says of itself once a second: freshness, counts, inputs and outputs. */
@NullMarked
package org.finmesh.platform.processing.meter;

import org.jspecify.annotations.NullMarked;
