package org.finmesh.platform.server.matrix;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Who decides in whose name. A delegation is about who gave it: an owner of the domain. */
final class Delegations {

    private static final String PATH = "/api/v1/delegations";
    private final Calls calls;
    private final AtomicInteger notes = new AtomicInteger();

    Delegations(Calls calls) {
        this.calls = calls;
    }

    List<Trial> trials() {
        return List.of(
                Trial.of("GET /api/v1/delegations", this::given),
                Trial.of("POST /api/v1/delegations", this::ungiven)
                        .sending(subject -> delegation(subject.id()))
                        .changing(),
                Trial.of("POST /api/v1/delegations/{id}/end", this::given)
                        .sending(_ -> "")
                        .changing());
    }

    private Subject given() {
        var id = calls.post("olga", PATH, delegation(note())).path("id").asString();
        return new Subject(
                id,
                () -> calls.seen(PATH)
                        .valueStream()
                        .filter(delegation -> delegation.path("id").asString().equals(id))
                        .toList()
                        .toString());
    }

    /** What nobody gave yet; its id is the note. */
    private Subject ungiven() {
        var note = note();
        return new Subject(note, () -> Boolean.toString(calls.get("paul", PATH).contains('"' + note + '"')));
    }

    private String note() {
        return "note number %d of many".formatted(notes.incrementAndGet());
    }

    private static String delegation(String note) {
        return """
                {"to": "tessa", "from": null, "until": "%s", "note": "%s"}""".formatted(Instant.now().plus(7, ChronoUnit.DAYS), note);
    }
}
