/** Shows the standards, the glossary, and what products put together. */
@NullMarked
package org.finmesh.platform.server.standards;

import org.jspecify.annotations.NullMarked;
