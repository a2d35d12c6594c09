/** The source of the reference rates: the ECB's files, bundled and dropped into a folder. */
@NullMarked
package org.finmesh.domains.treasury.ecb;

import org.jspecify.annotations.NullMarked;
