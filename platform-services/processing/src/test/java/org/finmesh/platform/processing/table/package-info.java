/** Tests of the table port, with a database where rows are written. */
@NullMarked
package org.finmesh.platform.processing.table;

import org.jspecify.annotations.NullMarked;
