@NullMarked
package org.finmesh.platform.processing.quality;

import org.jspecify.annotations.NullMarked;
