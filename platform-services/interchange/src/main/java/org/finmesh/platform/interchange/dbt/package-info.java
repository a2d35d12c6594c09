/** dbt's YAML for sources and models, as dbt 1.10 and later write it. */
@NullMarked
package org.finmesh.platform.interchange.dbt;

import org.jspecify.annotations.NullMarked;
