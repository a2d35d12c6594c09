/** What exists, in which versions, who owns it, and how to find it. */
@ApplicationModule(displayName = "Catalog", allowedDependencies = "contract")
@NullMarked
package org.finmesh.platform.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
