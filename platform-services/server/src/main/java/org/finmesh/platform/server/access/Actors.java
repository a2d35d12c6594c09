package org.finmesh.platform.server.access;

import org.finmesh.platform.access.Actor;
import org.finmesh.platform.server.identity.Caller;
import org.finmesh.platform.server.identity.CurrentCaller;
import org.springframework.stereotype.Component;

/** Callers of the API as access knows them. */
@Component
public class Actors {

    private final CurrentCaller caller;

    Actors(CurrentCaller caller) {
        this.caller = caller;
    }

    /** Whose request is being answered. */
    public Actor current() {
        return of(caller.get());
    }

    private static Actor of(Caller caller) {
        return new Actor(
                caller.user(),
                caller.teams(),
                caller.manages(),
                caller.owns(),
                caller.councilMember(),
                caller.platform(),
                caller.auditor());
    }
}
