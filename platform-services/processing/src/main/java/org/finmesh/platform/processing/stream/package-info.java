/** A product's topology out of the SDK's operators: source, mapping, contract check, topic port, quarantine. */
@NullMarked
package org.finmesh.platform.processing.stream;

import org.jspecify.annotations.NullMarked;
