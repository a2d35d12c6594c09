package org.finmesh.platform.server.matrix;

import java.util.List;
import java.util.function.Supplier;

/** How the rows on access are tried. */
record AgreementTrials(Agreements agreements, People people) {

    /** What the agreements are on; all others are told of the masked one. */
    private static final String CLEAR_VIEW = "\"view\":\"retail_banking.customer_360_v1\"";

    List<Trial> all() {
        return List.of(
                Trial.of("POST /api/v1/agreements for a team", agreements::unrequested)
                        .sending(
                                subject -> Agreements.request(Products.PORT, '"' + Agreements.TEAM + '"', subject.id()))
                        .changing(),
                Trial.of("POST /api/v1/agreements for oneself", agreements::unrequested)
                        .sending(subject -> Agreements.request(Products.PUBLIC_PORT, "null", subject.id()))
                        .changing(),
                Trial.of("POST /api/v1/agreements/preview for a team", agreements::unrequested)
                        .sending(subject ->
                                Agreements.request(Products.PORT, '"' + Agreements.TEAM + '"', subject.id())),
                Trial.of("GET /api/v1/agreements of one's own", agreements::waitingForTheManager)
                        .with("?view=mine"),
                Trial.of("GET /api/v1/agreements that wait for a manager", agreements::waitingForTheManager)
                        .with("?view=to-decide"),
                Trial.of("GET /api/v1/agreements that wait for an owner", agreements::waitingForTheOwner)
                        .with("?view=to-decide"),
                Trial.of("GET /api/v1/agreements that nobody answered in time", agreements::unanswered)
                        .with("?view=to-decide"),
                Trial.of("GET /api/v1/agreements all", agreements::waitingForTheManager)
                        .with("?view=all"),
                Trial.of("GET /api/v1/agreements/{id}", agreements::waitingForTheManager),
                Trial.of("GET /api/v1/agreements/{id}/receipts", agreements::active),
                change("approval waiting for a manager", agreements::waitingForTheManager),
                change("approval waiting for an owner", agreements::waitingForTheOwner),
                change("approval that nobody answered in time", agreements::unanswered),
                change("denial waiting for a manager", agreements::waitingForTheManager),
                change("denial waiting for an owner", agreements::waitingForTheOwner),
                change("revocation", agreements::active),
                change("cancellation", agreements::active),
                change("amendment", agreements::active).sending(_ -> Agreements.amendment()),
                change("amendment/withdrawal", agreements::withAChangeThatWaits),
                change("carry-over", agreements::activeOnAnEarlierMajor),
                Trial.of("GET /api/v1/agreements/drift"),
                Trial.of(
                                "POST /api/v1/consumers/{consumer}/credentials",
                                () -> new Subject(Agreements.TEAM, () -> people.secret("consumer-" + Agreements.TEAM)))
                        .changing(),
                Trial.of("GET /api/v1/ports/{port}/sample", Products.PORT),
                Trial.of("GET /api/v1/ports/{port}/connection", () -> new Subject(Products.PORT, CLEAR_VIEW, () -> ""))
                        .with("?consumer=" + Agreements.TEAM),
                Trial.of("GET /api/v1/incidents", agreements::withAnIncident),
                incident("acknowledgement", agreements),
                incident("resolution", agreements),
                Trial.of("GET /api/v1/verdicts", agreements::judged),
                Trial.of("GET /api/v1/verdicts/changes", agreements::judged));
    }

    private static Trial incident(String step, Agreements agreements) {
        return Trial.of("POST /api/v1/incidents/{id}/" + step, agreements::incident)
                .sending(_ -> Agreements.NOTE)
                .changing();
    }

    private Trial change(String step, Supplier<Subject> subjects) {
        return Trial.of("POST /api/v1/agreements/{id}/" + step, subjects)
                .sending(_ -> Agreements.NOTE)
                .changing()
                .refusedToo(agreements::ended);
    }
}
