/** From a contract to topics, schemas, tables, roles: what should be, what is, the plan between them, and its execution. */
@ApplicationModule(
        displayName = "Provisioning",
        allowedDependencies = {"contract", "governance"})
@NullMarked
package org.finmesh.platform.provisioning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
