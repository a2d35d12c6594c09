/** The one main of the control plane: HTTP, wiring, and the listeners through which services learn of each other's events. */
@NullMarked
package org.finmesh.platform.server;

import org.jspecify.annotations.NullMarked;
