/** The platform's HTTP API: the server implements these interfaces, portal and command call them. */
@NullMarked
package org.finmesh.platform.api;

import org.jspecify.annotations.NullMarked;
