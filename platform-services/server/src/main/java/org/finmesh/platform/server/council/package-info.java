/** The council over HTTP, its clock, and what its rules bind. */
@NullMarked
package org.finmesh.platform.server.council;

import org.jspecify.annotations.NullMarked;
