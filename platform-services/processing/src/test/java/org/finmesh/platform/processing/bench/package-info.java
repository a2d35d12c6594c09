/** What the benchmarks compute of what they measure. */
@NullMarked
package org.finmesh.platform.processing.bench;

import org.jspecify.annotations.NullMarked;
