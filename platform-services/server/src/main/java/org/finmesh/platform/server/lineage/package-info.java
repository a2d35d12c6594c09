/** Lineage at the API: who may say what flows, and the answers to what is asked of it. */
@NullMarked
package org.finmesh.platform.server.lineage;

import org.jspecify.annotations.NullMarked;
