/** Access, enforced by the real Kafka, PostgreSQL and Keycloak. */
@NullMarked
package org.finmesh.platform.server.access;

import org.jspecify.annotations.NullMarked;
