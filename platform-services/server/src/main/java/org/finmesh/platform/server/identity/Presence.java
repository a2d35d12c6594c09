package org.finmesh.platform.server.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.finmesh.platform.access.AccessException;
import org.finmesh.platform.access.People;
import org.finmesh.platform.access.Suspensions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks every two seconds who is disabled or gone in Keycloak: they are refused from then on, whatever token they have, and
 * agreements with them are suspended. Who is disabled is one question for all; who is gone has to be asked person by person,
 * and is of those who call and of those with agreements, a few at each look. While Keycloak does not answer, nobody is
 * newly refused and nobody let in again.
 */
@Component
class Presence {

    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);

    private static final int ASKED_AT_A_LOOK_MAX = 20;
    private static final int CALLERS_MAX = 10_000;
    private static final Duration CALLED_LATELY = Duration.ofMinutes(5);
    private static final Duration ASKED_LATELY = Duration.ofSeconds(10);
    private static final String SERVICE_ACCOUNT = "service-account-";

    private final People people;
    private final Suspensions suspensions;
    private final Map<String, Instant> callers = new ConcurrentHashMap<>();
    private final Map<String, Instant> asked = new ConcurrentHashMap<>();
    private final Set<String> gone = ConcurrentHashMap.newKeySet();
    private volatile Set<String> disabled = Set.of();
    private boolean blind;

    Presence(People people, Suspensions suspensions) {
        this.people = people;
        this.suspensions = suspensions;
    }

    /** Whether this person is known to be disabled or gone; and that they call, so that it is looked at. */
    boolean isAway(String user) {
        if (callers.size() < CALLERS_MAX && !user.startsWith(SERVICE_ACCOUNT)) {
            callers.put(user, Instant.now());
        }
        return disabled.contains(user) || gone.contains(user);
    }

    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void look() {
        try {
            disabled = people.disabled();
            lookForGone(Instant.now());
            var away = new HashSet<>(disabled);
            away.addAll(gone);
            suspensions.keep(away);
            if (blind) {
                LOG.info("Keycloak says again who is disabled");
            }
            blind = false;
        } catch (AccessException e) {
            if (!blind) {
                LOG.warn("who is disabled is not known, and stays as it was until Keycloak answers", e);
            }
            blind = true;
        }
    }

    private void lookForGone(Instant now) {
        callers.values().removeIf(at -> at.isBefore(now.minus(CALLED_LATELY)));
        var watched = new HashSet<>(suspensions.people());
        watched.addAll(callers.keySet());
        asked.keySet().retainAll(watched);
        gone.retainAll(watched);
        watched.stream()
                .filter(user -> !disabled.contains(user))
                .filter(user -> asked.getOrDefault(user, Instant.EPOCH).isBefore(now.minus(ASKED_LATELY)))
                .sorted((one, other) ->
                        asked.getOrDefault(one, Instant.EPOCH).compareTo(asked.getOrDefault(other, Instant.EPOCH)))
                .limit(ASKED_AT_A_LOOK_MAX)
                .forEach(user -> ask(user, now));
    }

    private void ask(String user, Instant now) {
        if (people.find(user).isPresent()) {
            gone.remove(user);
        } else {
            gone.add(user);
        }
        asked.put(user, now);
    }
}
