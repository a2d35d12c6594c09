package org.finmesh.platform.access;

import java.util.List;

/**
 * Somebody who decides, in their own right or in that of others.
 *
 * @param delegators whose rights they have for now, as these hold them now
 */
public record Decider(Actor actor, List<Actor> delegators) {

    public Decider {
        delegators = List.copyOf(delegators);
    }

    /** Whether it is their turn, or that of somebody they stand in for, whatever bars them. */
    boolean isTurnOf(Stage stage) {
        return stage.isOf(actor) || delegators.stream().anyMatch(stage::isOf);
    }

    boolean councils() {
        return actor.council() || delegators.stream().anyMatch(Actor::council);
    }
}
