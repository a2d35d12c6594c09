/** The audit trail for those who may read it, and the sign-ins to administration that are part of it. */
@NullMarked
package org.finmesh.platform.server.audit;

import org.jspecify.annotations.NullMarked;
