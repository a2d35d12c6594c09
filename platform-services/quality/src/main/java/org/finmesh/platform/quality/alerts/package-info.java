/** Tells owners and affected consumers of incidents, by webhook and e-mail. */
@NullMarked
package org.finmesh.platform.quality.alerts;

import org.jspecify.annotations.NullMarked;
