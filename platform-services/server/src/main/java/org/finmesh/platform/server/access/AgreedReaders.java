package org.finmesh.platform.server.access;

import java.util.List;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.Successions;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.provisioning.PortReaders;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells provisioning whom a change would break. A consumer uses the fields that its agreement has. */
@Component
class AgreedReaders implements PortReaders {

    private final Successions successions;

    AgreedReaders(Successions successions) {
        this.successions = successions;
    }

    @Override
    public List<String> of(PortId port, @Nullable String field) {
        return successions.readers(port, field).stream().map(ConsumerId::value).toList();
    }
}
