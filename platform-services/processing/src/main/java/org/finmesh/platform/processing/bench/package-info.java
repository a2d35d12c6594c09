/** What {@code mesh bench} measures of the SDK, each a program of its own: the command line may not depend on the SDK. */
@NullMarked
package org.finmesh.platform.processing.bench;

import org.jspecify.annotations.NullMarked;
