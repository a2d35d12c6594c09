package org.finmesh.platform.processing.runtime;

import org.finmesh.platform.processing.report.Reports;

/**
 * What the parts of the process share.
 *
 * @param instanceId of this state folder, the same over restarts
 */
record Platform(
        Settings settings,
        KafkaClients kafka,
        SchemaRegistry registry,
        Health health,
        Reports reports,
        String instanceId) {}
