/** Tries agreements as their consumers, and keeps what was seen. */
@NullMarked
package org.finmesh.platform.access.proof;

import org.jspecify.annotations.NullMarked;
