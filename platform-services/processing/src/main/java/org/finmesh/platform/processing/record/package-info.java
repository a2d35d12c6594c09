/** A domain's Java records and the contract: which components are which properties, whether values keep it, and their Avro and JSON. */
@NullMarked
package org.finmesh.platform.processing.record;

import org.jspecify.annotations.NullMarked;
