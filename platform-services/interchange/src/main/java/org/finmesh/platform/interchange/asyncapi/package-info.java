/** AsyncAPI 3.0 for topic ports. */
@NullMarked
package org.finmesh.platform.interchange.asyncapi;

import org.jspecify.annotations.NullMarked;
