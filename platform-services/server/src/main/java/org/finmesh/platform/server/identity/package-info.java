/** Who calls the API, from Keycloak's token to the roles that follow from its groups. */
@NullMarked
package org.finmesh.platform.server.identity;

import org.jspecify.annotations.NullMarked;
