package org.finmesh.platform.server.mesh;

import java.time.Instant;
import org.finmesh.platform.api.MeshApi;
import org.finmesh.platform.catalog.Catalog;
import org.finmesh.platform.contract.DomainName;
import org.finmesh.platform.provisioning.DomainAccounts;
import org.finmesh.platform.quality.Quality;
import org.finmesh.platform.server.identity.Caller;
import org.finmesh.platform.server.identity.CurrentCaller;
import org.finmesh.platform.server.problems.ServerError;
import org.finmesh.platform.server.problems.ServerException;
import org.finmesh.platform.server.products.FreshnessView;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MeshController implements MeshApi {

    private final CurrentCaller caller;
    private final Catalog catalog;
    private final Quality quality;
    private final DomainAccounts accounts;

    MeshController(CurrentCaller caller, Catalog catalog, Quality quality, DomainAccounts accounts) {
        this.caller = caller;
        this.catalog = catalog;
        this.quality = quality;
        this.accounts = accounts;
    }

    @Override
    public Me me() {
        var me = caller.get();
        return new Me(
                me.user(),
                me.name(),
                me.teams().stream().toList(),
                me.owns().stream().map(DomainName::value).toList(),
                me.roles().stream().map(Caller.Role::label).toList());
    }

    @Override
    public Status status() {
        var now = Instant.now();
        return new Status(catalog.products().stream()
                .flatMap(cataloged -> cataloged.product().contracts().stream())
                .filter(contract -> !contract.hasEnded(now))
                .map(contract -> new ProductHealth(
                        contract.port().product().toString(),
                        contract.port().toString(),
                        contract.version().toString(),
                        FreshnessView.of(quality.freshness(contract))))
                .toList());
    }

    @Override
    public DomainCredentials issueDomainCredentials(String domain) {
        var name = domainName(domain);
        var asking = caller.get();
        if (!asking.owns(name) && !asking.platform()) {
            throw new ServerException(
                    ServerError.NOT_OF_THE_DOMAIN,
                    "the secrets of %s are for its owners and the platform team; %s is neither"
                            .formatted(name, asking.user()));
        }
        var issued = accounts.issue(name);
        return new DomainCredentials(
                name.value(),
                issued.clientId(),
                issued.clientSecret(),
                issued.databaseUser(),
                issued.databasePassword(),
                issued.dbtUser(),
                issued.dbtPassword());
    }

    private static DomainName domainName(String text) {
        try {
            return new DomainName(text);
        } catch (IllegalArgumentException malformed) {
            throw new ServerException(ServerError.BAD_REQUEST, String.valueOf(malformed.getMessage()));
        }
    }
}
