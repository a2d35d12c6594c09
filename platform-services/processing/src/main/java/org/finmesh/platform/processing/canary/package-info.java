/** Marked records that go through a product all the time, so that somebody notices when nothing comes through. */
@NullMarked
package org.finmesh.platform.processing.canary;

import org.jspecify.annotations.NullMarked;
