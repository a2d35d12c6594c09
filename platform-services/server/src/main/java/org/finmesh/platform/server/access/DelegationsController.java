package org.finmesh.platform.server.access;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.finmesh.platform.access.AccessError;
import org.finmesh.platform.access.AccessException;
import org.finmesh.platform.access.Delegations;
import org.finmesh.platform.api.DelegationsApi;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** Who decides in whose name, for whoever calls. */
@RestController
class DelegationsController implements DelegationsApi {

    private final Delegations delegations;
    private final Actors actors;

    DelegationsController(Delegations delegations, Actors actors) {
        this.delegations = delegations;
        this.actors = actors;
    }

    @Override
    public List<Delegation> delegations() {
        return delegations.delegations(actors.current()).stream()
                .map(DelegationsController::answer)
                .toList();
    }

    @Override
    public Delegation delegate(NewDelegation delegation) {
        return answer(delegations.give(
                actors.current(),
                Wishes.text(delegation.to()),
                Optional.ofNullable(delegation.from())
                        .map(from -> instant("from", from))
                        .orElse(null),
                instant("until", delegation.until()),
                Wishes.text(delegation.note())));
    }

    @Override
    public Delegation end(String id) {
        return answer(delegations.end(actors.current(), id));
    }

    private static Instant instant(String key, @Nullable String text) {
        try {
            return Instant.parse(Wishes.text(text));
        } catch (DateTimeException e) {
            throw new AccessException(
                    AccessError.DELEGATION_TERMS,
                    "%s '%s' is no instant by ISO 8601, such as 2026-12-24T18:00:00Z".formatted(key, Wishes.text(text)),
                    e);
        }
    }

    private static Delegation answer(Delegations.Standing standing) {
        var delegation = standing.delegation();
        return new Delegation(
                delegation.id().toString(),
                delegation.by(),
                delegation.to(),
                delegation.from().toString(),
                delegation.until().toString(),
                delegation.note(),
                standing.inForce());
    }
}
