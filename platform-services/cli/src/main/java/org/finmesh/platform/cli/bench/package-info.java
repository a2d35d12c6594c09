/** Benchmarks: what is compared runs in the same call, and every figure is a JSON object on a line of its own. */
@NullMarked
package org.finmesh.platform.cli.bench;

import org.jspecify.annotations.NullMarked;
