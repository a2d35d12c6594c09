package org.finmesh.platform.access;

import java.util.Set;
import org.finmesh.platform.contract.DomainName;
import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, as their token says.
 *
 * @param user the unique user name
 * @param manages the teams whose requests this person decides on before the port's owner; that does not make a member
 * @param owns the domains whose requests this person decides
 * @param council may decide what nobody decided in time
 * @param platform may end access, never give it
 * @param auditor sees everything, changes nothing
 */
public record Actor(
        String user,
        Set<String> teams,
        Set<String> manages,
        Set<DomainName> owns,
        boolean council,
        boolean platform,
        boolean auditor) {

    public Actor {
        teams = Set.copyOf(teams);
        manages = Set.copyOf(manages);
        owns = Set.copyOf(owns);
    }

    public boolean belongsTo(Consumer consumer) {
        return switch (consumer.kind()) {
            case TEAM -> teams.contains(consumer.id().value());
            case PERSON -> user.equals(consumer.id().value());
        };
    }

    public boolean ownsDomainOf(PortId port) {
        return owns.contains(port.product().domain());
    }

    /** Whether there are requests that this person decides, if not of themselves. */
    public boolean decides() {
        return council || !manages.isEmpty() || !owns.isEmpty();
    }

    /** Of the people of the port's domain: its owners, and who is in the team of its name. */
    public boolean worksFor(DomainName domain) {
        return owns.contains(domain) || teams.contains(domain.value());
    }

    /**
     * On whose behalf this person asks.
     *
     * @param named a team of theirs or their own user name; null for their only team, else for themselves
     * @throws AccessException NOT_A_MEMBER, CONSUMER_NAME
     */
    Consumer consumer(@Nullable String named) {
        if (named == null || named.isBlank()) {
            return teams.size() == 1 ? team(teams.iterator().next()) : person();
        }
        if (teams.contains(named)) {
            return team(named);
        }
        if (user.equals(named)) {
            return person();
        }
        throw new AccessException(
                AccessError.NOT_A_MEMBER,
                "%s is not in the team '%s'; ask for a team of yours %s or for '%s' alone"
                        .formatted(user, named, teams, user));
    }

    /** Whether this person could ask on behalf of the name, as a team or as themselves. */
    boolean mayAskFor(String consumer) {
        return teams.contains(consumer) || user.equals(consumer);
    }

    private static Consumer team(String name) {
        return new Consumer(new ConsumerId(name), Consumer.Kind.TEAM);
    }

    private Consumer person() {
        return new Consumer(new ConsumerId(user), Consumer.Kind.PERSON);
    }
}
