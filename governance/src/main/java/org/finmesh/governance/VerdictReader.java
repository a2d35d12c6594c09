package org.finmesh.governance;

import java.util.Set;
import org.finmesh.platform.contract.DomainName;

/**
 * Who asks for verdicts. Those of products are for everybody, those of agreements are not.
 *
 * @param all whether those of all agreements are to be seen
 * @param domains else those of agreements on the products of these
 */
public record VerdictReader(boolean all, Set<DomainName> domains) {

    public VerdictReader {
        domains = Set.copyOf(domains);
    }

    /** As an SQL array. */
    String[] domainNames() {
        return domains.stream().map(DomainName::value).toArray(String[]::new);
    }
}
