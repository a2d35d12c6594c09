/** The policies in force over HTTP, and the pass that holds all that is live to them. */
@NullMarked
package org.finmesh.platform.server.policies;

import org.jspecify.annotations.NullMarked;
