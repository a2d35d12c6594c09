/** What access remembers, in the platform's database. */
@NullMarked
package org.finmesh.platform.access.agreements;

import org.jspecify.annotations.NullMarked;
