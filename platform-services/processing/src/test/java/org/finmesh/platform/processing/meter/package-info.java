/** Tests of the meters. */
@NullMarked
package org.finmesh.platform.processing.meter;

import org.jspecify.annotations.NullMarked;
