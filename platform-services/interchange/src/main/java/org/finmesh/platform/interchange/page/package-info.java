/** A contract as a page for people, in Markdown and HTML. */
@NullMarked
package org.finmesh.platform.interchange.page;

import org.jspecify.annotations.NullMarked;
