package org.finmesh.platform.server.incidents;

import java.util.List;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.Successions;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.quality.AffectedConsumers;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A breach touches those whose agreement has the field. */
@Component
class AgreedConsumers implements AffectedConsumers {

    /** Asked for late: access tells of incidents, and incidents ask access. */
    private final ObjectProvider<Successions> successions;

    AgreedConsumers(ObjectProvider<Successions> successions) {
        this.successions = successions;
    }

    @Override
    public List<String> of(PortId port, @Nullable String field) {
        return successions.getObject().readers(port, field).stream()
                .map(ConsumerId::value)
                .toList();
    }
}
