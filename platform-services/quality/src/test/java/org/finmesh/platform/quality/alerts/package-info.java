@NullMarked
package org.finmesh.platform.quality.alerts;

import org.jspecify.annotations.NullMarked;
