/** Avro schemas, by the Avro 1.12 specification. */
@NullMarked
package org.finmesh.platform.interchange.avro;

import org.jspecify.annotations.NullMarked;
