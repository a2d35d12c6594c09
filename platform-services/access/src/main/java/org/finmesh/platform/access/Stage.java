package org.finmesh.platform.access;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.finmesh.governance.AccessStandard;
import org.finmesh.platform.contract.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * One step of the way to a decision.
 *
 * @param of the consumer's teams whose managers decide, any of them; or the domain whose owners do
 * @param answer null while it waits
 */
public record Stage(
        AccessStandard.Stage kind,
        SortedSet<String> of,
        @Nullable Answer answer) {

    /** In whose name a member of the council decides what nobody decided in time. */
    public static final String COUNCIL = "council";

    /**
     * @param onBehalfOf user name of who delegated it, or {@link #COUNCIL}; null when who decided did so in their own right
     */
    public record Answer(Decision decision, @Nullable String onBehalfOf) {}

    public Stage {
        of = Collections.unmodifiableSortedSet(new TreeSet<>(of));
    }

    /** Whether it is this person's turn, whatever bars them. */
    boolean isOf(Actor actor) {
        return switch (kind) {
            case MANAGER -> actor.manages().stream().anyMatch(of::contains);
            case OWNER -> actor.owns().stream().map(DomainName::value).anyMatch(of::contains);
        };
    }

    boolean waits() {
        return answer == null;
    }

    Stage answered(Answer given) {
        return new Stage(kind, of, given);
    }

    /** Who may decide, in words: {@code managers of customer-insight}. */
    public String deciders() {
        var whose = String.join(" or ", of);
        return switch (kind) {
            case MANAGER -> "managers of " + whose;
            case OWNER -> "owners of " + whose;
        };
    }
}
