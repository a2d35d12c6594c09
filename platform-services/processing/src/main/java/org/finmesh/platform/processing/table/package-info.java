/** The table port: what is committed in the topic port, as rows, written with the offsets in one transaction. */
@NullMarked
package org.finmesh.platform.processing.table;

import org.jspecify.annotations.NullMarked;
