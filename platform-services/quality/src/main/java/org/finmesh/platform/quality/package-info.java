/** What domains measure of their products, held against what the contracts promise. */
@ApplicationModule(displayName = "Quality", allowedDependencies = "contract")
@NullMarked
package org.finmesh.platform.quality;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
