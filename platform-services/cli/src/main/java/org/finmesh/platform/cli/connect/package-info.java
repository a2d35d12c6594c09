/** How a consumer's own clients connect. */
@NullMarked
package org.finmesh.platform.cli.connect;

import org.jspecify.annotations.NullMarked;
