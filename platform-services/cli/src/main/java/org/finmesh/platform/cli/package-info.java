/** The command {@code mesh}: one class per command. */
@NullMarked
package org.finmesh.platform.cli;

import org.jspecify.annotations.NullMarked;
