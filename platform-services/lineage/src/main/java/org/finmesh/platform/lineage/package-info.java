/** Which fields of which topics and tables flow into which: observed in running products, not declared. */
@ApplicationModule(displayName = "Lineage", allowedDependencies = "contract")
@NullMarked
package org.finmesh.platform.lineage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
