/** What a domain tells the platform of its ports, beside the measurements of every second. */
@NullMarked
package org.finmesh.platform.processing.report;

import org.jspecify.annotations.NullMarked;
