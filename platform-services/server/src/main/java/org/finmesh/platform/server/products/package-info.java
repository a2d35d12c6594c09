/** What exists, for people: products, ports, samples. */
@NullMarked
package org.finmesh.platform.server.products;

import org.jspecify.annotations.NullMarked;
