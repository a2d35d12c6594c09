/** Makes Kafka's ACLs, PostgreSQL's grants and Keycloak's clients equal to what live agreements say. */
@NullMarked
package org.finmesh.platform.access.grants;

import org.jspecify.annotations.NullMarked;
