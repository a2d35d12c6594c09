@NullMarked
package org.finmesh.platform.quality;

import org.jspecify.annotations.NullMarked;
