/** What every page shares: layout, texts, errors, live updates, small components. */
@NullMarked
package org.finmesh.portal.shell;

import org.jspecify.annotations.NullMarked;
