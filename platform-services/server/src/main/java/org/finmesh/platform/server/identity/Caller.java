package org.finmesh.platform.server.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.finmesh.platform.contract.DomainName;

/**
 * Who calls: what the token says, and the roles that follow from its groups.
 *
 * @param user unique user name; of a service account, {@code service-account-<client>}
 * @param name for people to read
 * @param teams what the caller can ask for access for
 * @param manages teams for which the caller decides on what they ask for
 * @param owns domains whose products and requests the caller decides on
 * @param stewards domains whose data the caller looks after
 */
public record Caller(
        String user,
        String name,
        SortedSet<String> teams,
        SortedSet<String> manages,
        SortedSet<DomainName> owns,
        SortedSet<DomainName> stewards,
        boolean platform,
        boolean auditor,
        boolean councilMember) {

    /** A role as the API names it. */
    public enum Role {
        CONSUMER("consumer"),
        MANAGER("manager"),
        OWNER("owner"),
        STEWARD("steward"),
        COUNCIL_MEMBER("council-member"),
        PLATFORM("platform"),
        AUDITOR("auditor");

        private final String label;

        Role(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public boolean owns(DomainName domain) {
        return owns.contains(domain);
    }

    /** Everybody who is signed in is a consumer. */
    public List<Role> roles() {
        var roles = new ArrayList<Role>();
        roles.add(Role.CONSUMER);
        when(!manages.isEmpty(), Role.MANAGER).ifPresent(roles::add);
        when(!owns.isEmpty(), Role.OWNER).ifPresent(roles::add);
        when(!stewards.isEmpty(), Role.STEWARD).ifPresent(roles::add);
        when(councilMember, Role.COUNCIL_MEMBER).ifPresent(roles::add);
        when(platform, Role.PLATFORM).ifPresent(roles::add);
        when(auditor, Role.AUDITOR).ifPresent(roles::add);
        return List.copyOf(roles);
    }

    private static Optional<Role> when(boolean holds, Role role) {
        return holds ? Optional.of(role) : Optional.empty();
    }
}
