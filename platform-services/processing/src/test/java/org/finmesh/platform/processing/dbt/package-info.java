/** Tests of the dbt runner's parts. */
@NullMarked
package org.finmesh.platform.processing.dbt;

import org.jspecify.annotations.NullMarked;
