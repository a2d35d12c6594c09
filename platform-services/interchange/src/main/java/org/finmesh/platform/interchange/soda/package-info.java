/** Soda's contract languages of versions 3 and 4. */
@NullMarked
package org.finmesh.platform.interchange.soda;

import org.jspecify.annotations.NullMarked;
