/** What makes a document valid: the structure of its standard, its meaning, and what the mesh asks of products. */
@NullMarked
package org.finmesh.platform.contract.check;

import org.jspecify.annotations.NullMarked;
