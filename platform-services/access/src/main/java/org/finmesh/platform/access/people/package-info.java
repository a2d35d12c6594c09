/** Which consumers read nothing for now, because the person is disabled or gone. */
@NullMarked
package org.finmesh.platform.access.people;

import org.jspecify.annotations.NullMarked;
