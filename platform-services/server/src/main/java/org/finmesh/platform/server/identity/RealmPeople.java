package org.finmesh.platform.server.identity;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.finmesh.platform.access.AccessError;
import org.finmesh.platform.access.AccessException;
import org.finmesh.platform.access.Actor;
import org.finmesh.platform.access.People;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.stereotype.Component;

/** People as Keycloak knows them now, asked anew each time. */
@Component
class RealmPeople implements People {

    private static final int DISABLED_MAX = 10_000;

    private final RealmResource realm;

    RealmPeople(RealmResource realm) {
        this.realm = realm;
    }

    @Override
    public Optional<Actor> find(String user) {
        return asking(() -> realm.users().searchByUsername(user, true).stream()
                .filter(UserRepresentation::isEnabled)
                .findFirst()
                .map(found -> actor(user, found.getId())));
    }

    private Actor actor(String user, String id) {
        var groups = new Groups(realm.users().get(id).groups().stream()
                .map(GroupRepresentation::getPath)
                .toList());
        return new Actor(
                user,
                groups.teams(),
                groups.manages(),
                groups.owns(),
                groups.council(),
                groups.platform(),
                groups.auditor());
    }

    @Override
    public Set<String> disabled() {
        return asking(() -> realm.users().search(null, null, null, null, null, 0, DISABLED_MAX, false, true).stream()
                .map(UserRepresentation::getUsername)
                .collect(Collectors.toUnmodifiableSet()));
    }

    private static <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (ProcessingException | WebApplicationException e) {
            throw new AccessException(
                    AccessError.KEYCLOAK_FAILED, "Keycloak does not say who people are: " + e.getMessage(), e);
        }
    }
}
