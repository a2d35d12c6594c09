/** What a domain's process measures of itself, as Prometheus reads it. */
@NullMarked
package org.finmesh.platform.processing.metric;

import org.jspecify.annotations.NullMarked;
