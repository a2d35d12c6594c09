/** What rules and runs say on its way to quality, and what is known of it. */
@NullMarked
package org.finmesh.platform.server.quality;

import org.jspecify.annotations.NullMarked;
