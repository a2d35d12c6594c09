/** Products that dbt makes: runs with time limit, log and progress, and their result put into the table port at once. */
@NullMarked
package org.finmesh.platform.processing.dbt;

import org.jspecify.annotations.NullMarked;
