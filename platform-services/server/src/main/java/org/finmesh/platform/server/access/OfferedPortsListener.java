package org.finmesh.platform.server.access;

import java.util.Optional;
import org.finmesh.platform.access.OfferedPort;
import org.finmesh.platform.access.Successions;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.Masking;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.provisioning.ProductPublished;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What is published can be asked for; whoever reads what will end hears of it. */
@Component
class OfferedPortsListener {

    private static final String TOPIC_SERVER = "kafka";
    private static final String TABLE_SERVER = "postgres";

    private final Successions successions;

    OfferedPortsListener(Successions successions) {
        this.successions = successions;
    }

    @ApplicationModuleListener
    void on(ProductPublished published) {
        var product = new ProductFolder(published.files()).read();
        var ports =
                product.contracts().stream().map(OfferedPortsListener::offered).toList();
        successions.offer(ports, published.at());
    }

    private static OfferedPort offered(Contract contract) {
        return new OfferedPort(
                contract.port(),
                contract.server(TOPIC_SERVER).isPresent(),
                contract.server(TABLE_SERVER).isPresent(),
                contract.rowFilter().isPresent(),
                contract.properties().stream()
                        .map(property -> new OfferedPort.Field(
                                property.name(),
                                property.classification(),
                                property.personal(),
                                property.masking().equals(Optional.of(Masking.ABSENT))))
                        .toList(),
                contract.status(),
                contract.migrationGuide().orElse(null),
                contract.endOfSupport().orElse(null),
                contract.endOfLife().orElse(null));
    }
}
