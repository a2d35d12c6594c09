package org.finmesh.platform.api;

import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The mesh as a whole, and who is asking. */
@HttpExchange("/api/v1")
public interface MeshApi {

    /** The caller as the platform sees them. */
    @GetExchange("/me")
    Me me();

    /** Health of every product, for everybody who is signed in. */
    @GetExchange("/status")
    Status status();

    /**
     * New secrets for a domain's own service account, for its owners and the platform team; earlier ones stop working.
     * 404 before the domain published its first product.
     */
    @PostExchange("/domains/{domain}/credentials")
    DomainCredentials issueDomainCredentials(@PathVariable("domain") String domain);

    /**
     * @param teams teams the caller can request for
     * @param owns domains the caller is an owner of
     * @param roles {@code consumer}, {@code manager} of a team, {@code owner}, {@code steward}, {@code council-member}, {@code
     *     platform}, {@code auditor}
     */
    record Me(String user, String name, List<String> teams, List<String> owns, List<String> roles) {}

    record Status(List<ProductHealth> products) {}

    /**
     * One for each port of a product that lives.
     *
     * @param id the product's
     * @param port {@code treasury.fx-rates.v1}
     */
    record ProductHealth(String id, String port, String version, ProductsApi.Freshness freshness) {}

    /** @param dbtUser the database role that dbt runs as; it can build in the domain's dbt schema and nowhere else */
    record DomainCredentials(
            String domain,
            String clientId,
            String clientSecret,
            String databaseUser,
            String databasePassword,
            String dbtUser,
            String dbtPassword) {}
}
