/** Holds the running server to the table of rights in {@code docs/roles.md}, cell by cell. */
@NullMarked
package org.finmesh.platform.server.matrix;

import org.jspecify.annotations.NullMarked;
