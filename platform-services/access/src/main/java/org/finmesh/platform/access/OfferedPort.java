package org.finmesh.platform.access;

import java.util.List;
import java.util.Optional;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.SqlName;

/**
 * A port that can be asked for, as access knows it.
 *
 * @param hasTopic whether it is read as a topic
 * @param hasView whether it is read as a view
 * @param columns names of the contract's fields, in its order
 */
public record OfferedPort(PortId port, boolean hasTopic, boolean hasView, List<String> columns) {

    public OfferedPort {
        columns = List.copyOf(columns);
    }

    public Optional<String> topic() {
        return hasTopic ? Optional.of(port.topic()) : Optional.empty();
    }

    public Optional<SqlName> view() {
        return hasView ? Optional.of(port.view()) : Optional.empty();
    }
}
