/** The systems that hold a product's resources: each reads what is there and carries out single steps. */
@NullMarked
package org.finmesh.platform.provisioning.systems;

import org.jspecify.annotations.NullMarked;
