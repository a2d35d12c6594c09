/**
 * Access to data products from request to end: who may ask, who may decide, and the grants in Kafka, PostgreSQL and
 * Keycloak that follow from what was decided.
 */
@NullMarked
package org.finmesh.platform.access;

import org.jspecify.annotations.NullMarked;
