/** PostgreSQL's data definition language. */
@NullMarked
package org.finmesh.platform.interchange.sql;

import org.jspecify.annotations.NullMarked;
