package org.finmesh.platform.server.incidents;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.finmesh.platform.api.IncidentsApi;
import org.finmesh.platform.quality.Incident.Acknowledgement;
import org.finmesh.platform.quality.Incidents;
import org.finmesh.platform.server.identity.Caller;
import org.finmesh.platform.server.identity.CurrentCaller;
import org.finmesh.platform.server.problems.ServerError;
import org.finmesh.platform.server.problems.ServerException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** Incidents, for those whom they concern. */
@RestController
class IncidentsController implements IncidentsApi {

    private static final int NOTE_MAX = 1_000;

    private final Incidents incidents;
    private final CurrentCaller caller;

    IncidentsController(Incidents incidents, CurrentCaller caller) {
        this.incidents = incidents;
        this.caller = caller;
    }

    @Override
    public List<Incident> incidents() {
        var reader = caller.get();
        return incidents.latest().stream()
                .filter(incident -> concerns(incident, reader))
                .map(incident -> answer(incident, reader))
                .toList();
    }

    @Override
    public Incident acknowledge(String id, Note note) {
        var actor = actor(id);
        return incidents
                .acknowledge(UUID.fromString(id), actor.user(), text(note), now())
                .map(incident -> answer(incident, actor))
                .orElseThrow(() -> over(id));
    }

    @Override
    public Incident resolve(String id, Note note) {
        var actor = actor(id);
        return incidents
                .resolve(UUID.fromString(id), actor.user(), text(note), now())
                .map(incident -> answer(incident, actor))
                .orElseThrow(() -> over(id));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** The caller, who may do something about the incident. */
    private Caller actor(String id) {
        var incident = uuid(id).flatMap(incidents::incident)
                .orElseThrow(() -> new ServerException(
                        ServerError.INCIDENT_UNKNOWN,
                        "there is no incident '%s'; ./mesh incidents lists them by their ids".formatted(id)));
        var actor = caller.get();
        if (!actor.platform() && !actor.owns(incident.port().product().domain())) {
            throw new ServerException(
                    ServerError.NOT_OF_THE_DOMAIN,
                    "incidents of %s are for the owners of its domain and the platform team"
                            .formatted(incident.port()));
        }
        return actor;
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static @Nullable String text(Note note) {
        var text = note.note();
        if (text != null && text.length() > NOTE_MAX) {
            throw new ServerException(
                    ServerError.BAD_REQUEST,
                    "the note has %d characters, %d at most".formatted(text.length(), NOTE_MAX));
        }
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static ServerException over(String id) {
        return new ServerException(ServerError.INCIDENT_OVER, "incident %s is over".formatted(id));
    }

    private static boolean concerns(org.finmesh.platform.quality.Incident incident, Caller reader) {
        return seesAll(incident, reader)
                || incident.consumer() != null && isOf(incident.consumer(), reader)
                || incident.affected().stream().anyMatch(consumer -> isOf(consumer, reader));
    }

    private static boolean seesAll(org.finmesh.platform.quality.Incident incident, Caller reader) {
        return reader.platform()
                || reader.auditor()
                || reader.owns(incident.port().product().domain());
    }

    private static boolean isOf(String consumer, Caller reader) {
        return reader.teams().contains(consumer) || reader.user().equals(consumer);
    }

    private static Incident answer(org.finmesh.platform.quality.Incident incident, Caller reader) {
        var acknowledgement = Optional.ofNullable(incident.acknowledgement());
        return new Incident(
                incident.id().toString(),
                incident.kind().label(),
                incident.state().label(),
                incident.severity(),
                incident.subject(),
                incident.port().toString(),
                incident.consumer(),
                incident.field(),
                incident.summary(),
                incident.firstFailure(),
                incident.affected().stream()
                        .filter(consumer -> seesAll(incident, reader) || isOf(consumer, reader))
                        .toList(),
                incident.openedAt().toString(),
                acknowledgement.map(Acknowledgement::by).orElse(null),
                acknowledgement.map(Acknowledgement::note).orElse(null),
                Optional.ofNullable(incident.closedAt()).map(Object::toString).orElse(null));
    }
}
