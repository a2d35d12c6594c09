/** From checked documents to the records of the language. */
@NullMarked
package org.finmesh.platform.contract.build;

import org.jspecify.annotations.NullMarked;
