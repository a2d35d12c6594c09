/** Where people find, understand, request and govern data products. */
@NullMarked
package org.finmesh.portal;

import org.jspecify.annotations.NullMarked;
