package org.finmesh.platform.server.incidents;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.finmesh.platform.catalog.Catalog;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.quality.AlertRecipients;
import org.finmesh.platform.quality.Incident;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The owner is reached where the product says that it is supported, consumers at their name's address, where these are known. */
@Component
class IncidentAddresses implements AlertRecipients {

    private static final String MAILTO = "mailto:";

    private final Catalog catalog;
    private final String consumersDomain;

    /** @param consumersDomain FINMESH_SMTP_CONSUMERS_DOMAIN: consumer {@code risk-lab} is {@code risk-lab@<domain>}; may be empty */
    IncidentAddresses(Catalog catalog, @Value("${FINMESH_SMTP_CONSUMERS_DOMAIN:}") String consumersDomain) {
        this.catalog = catalog;
        this.consumersDomain = consumersDomain;
    }

    @Override
    public List<String> addresses(Incident incident) {
        var owner = catalog
                .product(incident.port().product())
                .map(cataloged -> cataloged.product())
                .flatMap(IncidentAddresses::support)
                .stream();
        var consumers = consumersDomain.isBlank()
                ? Stream.<String>of()
                : incident.affected().stream().map(consumer -> consumer + "@" + consumersDomain);
        return Stream.concat(owner, consumers).distinct().toList();
    }

    private static Optional<String> support(DataProduct product) {
        return Optional.ofNullable(product.supportChannel())
                .filter(channel -> channel.startsWith(MAILTO))
                .map(channel -> channel.substring(MAILTO.length()));
    }
}
