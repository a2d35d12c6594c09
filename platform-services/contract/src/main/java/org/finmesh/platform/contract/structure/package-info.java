/** The rules of the standards' versions on what a document consists of: the descriptions, and how they are applied. */
@NullMarked
package org.finmesh.platform.contract.structure;

import org.jspecify.annotations.NullMarked;
