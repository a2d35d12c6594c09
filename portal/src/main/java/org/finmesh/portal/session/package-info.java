/** Who is signed in, and the platform's API on their behalf. */
@NullMarked
package org.finmesh.portal.session;

import org.jspecify.annotations.NullMarked;
