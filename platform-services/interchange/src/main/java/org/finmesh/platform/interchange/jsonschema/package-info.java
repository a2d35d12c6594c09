/** JSON Schema, draft 2020-12. */
@NullMarked
package org.finmesh.platform.interchange.jsonschema;

import org.jspecify.annotations.NullMarked;
