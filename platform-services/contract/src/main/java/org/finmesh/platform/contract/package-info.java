/** The language all of Finmesh speaks: data products (ODPS) and their contracts (ODCS) as records, read with line numbers. */
@NullMarked
package org.finmesh.platform.contract;

import org.jspecify.annotations.NullMarked;
