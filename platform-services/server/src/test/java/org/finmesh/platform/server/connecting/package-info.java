/** What consumers are told of how to connect. */
@NullMarked
package org.finmesh.platform.server.connecting;

import org.jspecify.annotations.NullMarked;
