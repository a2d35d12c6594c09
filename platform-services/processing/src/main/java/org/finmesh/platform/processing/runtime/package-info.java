/** The process of a domain: settings, clients, what runs, its health, and its restart when something fails. */
@NullMarked
package org.finmesh.platform.processing.runtime;

import org.jspecify.annotations.NullMarked;
