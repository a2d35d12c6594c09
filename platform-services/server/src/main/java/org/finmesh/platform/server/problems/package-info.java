/** Errors as RFC 9457 problem details: every module's codes, and what they mean in HTTP. */
@NullMarked
package org.finmesh.platform.server.problems;

import org.jspecify.annotations.NullMarked;
