/** Real PostgreSQL, Keycloak, Kafka and schema registry as child processes, for {@code mesh up} and for tests. */
@NullMarked
package org.finmesh.platform.localstack;

import org.jspecify.annotations.NullMarked;
