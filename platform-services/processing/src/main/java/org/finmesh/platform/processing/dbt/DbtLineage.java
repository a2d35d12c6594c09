package org.finmesh.platform.processing.dbt;

import java.util.List;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.processing.meter.Lineage;

/** What a dbt product reads, by dbt's own account, and the view it is read from. */
public record DbtLineage(DbtRunner runner, PortId port) implements Lineage {

    @Override
    public List<String> inputs() {
        return runner.inputRelations();
    }

    @Override
    public List<String> outputs() {
        return List.of(port.view().toString());
    }
}
