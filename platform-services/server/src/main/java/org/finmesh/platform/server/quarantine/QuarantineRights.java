package org.finmesh.platform.server.quarantine;

import org.finmesh.platform.catalog.Catalog;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.server.identity.CurrentCaller;
import org.finmesh.platform.server.problems.ServerError;
import org.finmesh.platform.server.problems.ServerException;
import org.springframework.stereotype.Component;

/** Quarantined records are as they came, unmasked: the platform team has no more to do with them than anybody else. */
@Component
class QuarantineRights {

    /** @param user who may see and replay what is in the port's quarantine */
    record Allowed(String user, PortId port) {}

    private final CurrentCaller caller;
    private final Catalog catalog;

    QuarantineRights(CurrentCaller caller, Catalog catalog) {
        this.caller = caller;
        this.catalog = catalog;
    }

    /** @throws ServerException when the caller may not, or the port has no quarantine */
    Allowed required(String text) {
        var asking = caller.get();
        var port = parsed(text);
        var domain = port.product().domain();
        if (!asking.owns(domain) && !asking.stewards().contains(domain)) {
            throw new ServerException(
                    ServerError.NOT_OWNER_OR_STEWARD,
                    "the quarantine of %s is for owners and stewards of %s; %s is neither"
                            .formatted(port, domain, asking.user()));
        }
        var contract = catalog.contract(port).orElseThrow(() -> unknown(text));
        requireTopic(contract);
        return new Allowed(asking.user(), port);
    }

    private static PortId parsed(String text) {
        try {
            return PortId.parse(text);
        } catch (IllegalArgumentException _) {
            throw unknown(text);
        }
    }

    private static void requireTopic(Contract contract) {
        if (contract.server("kafka").isEmpty()) {
            throw new ServerException(
                    ServerError.NO_QUARANTINE,
                    "%s has no topic, so nothing is quarantined: dbt builds it whole or not at all"
                            .formatted(contract.port()));
        }
    }

    private static ServerException unknown(String text) {
        return new ServerException(
                ServerError.PORT_UNKNOWN,
                "there is no port '%s'; a port is <domain>.<product>.v<major>, as the catalog shows it"
                        .formatted(text));
    }
}
