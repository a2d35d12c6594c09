package org.finmesh.platform.server.matrix;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.quality.Incident;
import org.finmesh.platform.quality.Incidents;
import org.finmesh.platform.server.TestingPlatform;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Agreements of one team on ports of one domain, in each state that calls can find them in. */
final class Agreements {

    static final String TEAM = "customer-insight";
    private static final String PATH = "/api/v1/agreements/";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration JUDGED_MAX = Duration.ofSeconds(60);
    /** What the agreements are on; all others are told of the masked one. */
    private static final String CLEAR_VIEW = "\"view\":\"retail_banking.customer_360_v1\"";

    private static final String NOTE = """
            {"note": "tried"}""";

    private final Calls calls;
    private final TestingPlatform platform;
    private final AtomicInteger purposes = new AtomicInteger();
    private final Subject first;

    /** From then on the team has an account of its own. */
    Agreements(TestingPlatform platform, Calls calls) {
        this.platform = platform;
        this.calls = calls;
        this.first = active();
    }

    /** On fields that a manager decides on first, and then an owner. */
    Subject waitingForTheManager() {
        return agreement(request(Products.PORT, purpose()));
    }

    Subject askedForThemselvesBy(String person) {
        return askedFor(person, person);
    }

    Subject askedForTheTeamBy(String person) {
        return askedFor(TEAM, person);
    }

    private Subject askedFor(String consumer, String person) {
        return agreement(
                calls.post(person, "/api/v1/agreements", request(Products.PORT, '"' + consumer + '"', purpose()))
                        .get(0));
    }

    Subject waitingForTheOwner() {
        var request = waitingForTheManager();
        answer("manon", request, "approval");
        return request;
    }

    Subject active() {
        var request = waitingForTheOwner();
        answer("olga", request, "approval");
        return whenActive(request);
    }

    /** On a port that another major follows. */
    Subject activeOnAnEarlierMajor() {
        return whenActive(agreement(request(Products.EARLIER_PORT, purpose())));
    }

    Subject withAChangeThatWaits() {
        var agreement = active();
        calls.post("clara", PATH + agreement.id() + "/amendment", amendment());
        return agreement;
    }

    Subject ended() {
        var agreement = waitingForTheManager();
        answer("clara", agreement, "cancellation");
        return agreement;
    }

    /** So late that the council may answer too. The clock of the database's rows is set, so that no test waits for two days. */
    Subject unanswered() {
        var request = waitingForTheOwner();
        platform.bean(JdbcClient.class)
                .sql("UPDATE access.asked_terms SET escalated = true WHERE agreement = ?::uuid")
                .param(request.id())
                .update();
        return request;
    }

    /** That policies were held to; one for all, because that takes half a minute. */
    Subject judged() {
        await().atMost(JUDGED_MAX)
                .until(() -> calls.get("paul", "/api/v1/verdicts").contains(first.id()));
        return first;
    }

    Subject withAnIncident() {
        var incidents = platform.bean(Incidents.class);
        incidents.open(
                Incident.Kind.ACCESS_WITHHELD,
                first.id(),
                PortId.parse(Products.PORT),
                TEAM,
                "opened to see who sees it",
                Instant.now());
        return first;
    }

    /** What nobody asked for yet; its id is the purpose. */
    Subject unrequested() {
        var purpose = purpose();
        return new Subject(
                purpose,
                () -> Boolean.toString(
                        calls.get("paul", "/api/v1/agreements?view=all").contains('"' + purpose + '"')));
    }

    List<Trial> trials(People people) {
        return List.of(
                Trial.of("POST /api/v1/agreements for a team", this::unrequested)
                        .sending(subject -> request(Products.PORT, '"' + TEAM + '"', subject.id()))
                        .changing(),
                Trial.of("POST /api/v1/agreements for oneself", this::unrequested)
                        .sending(subject -> request(Products.PUBLIC_PORT, "null", subject.id()))
                        .changing(),
                Trial.of("POST /api/v1/agreements/preview for a team", this::unrequested)
                        .sending(subject -> request(Products.PORT, '"' + TEAM + '"', subject.id())),
                Trial.of("GET /api/v1/agreements of one's own", this::waitingForTheManager)
                        .with("?view=mine"),
                Trial.of("GET /api/v1/agreements that wait for a manager", this::waitingForTheManager)
                        .with("?view=to-decide"),
                Trial.of("GET /api/v1/agreements that wait for an owner", this::waitingForTheOwner)
                        .with("?view=to-decide"),
                Trial.of("GET /api/v1/agreements that nobody answered in time", this::unanswered)
                        .with("?view=to-decide"),
                Trial.of("GET /api/v1/agreements all", this::waitingForTheManager)
                        .with("?view=all"),
                Trial.of("GET /api/v1/agreements/{id}", this::waitingForTheManager),
                Trial.of("GET /api/v1/agreements/{id}/receipts", this::active),
                change("approval waiting for a manager", this::waitingForTheManager),
                change("approval waiting for an owner", this::waitingForTheOwner),
                change("approval that nobody answered in time", this::unanswered),
                change("denial waiting for a manager", this::waitingForTheManager),
                change("denial waiting for an owner", this::waitingForTheOwner),
                change("revocation", this::active),
                change("cancellation", this::active),
                change("amendment", this::active).sending(_ -> amendment()),
                change("amendment/withdrawal", this::withAChangeThatWaits),
                change("carry-over", this::activeOnAnEarlierMajor),
                Trial.of("GET /api/v1/agreements/drift"),
                Trial.of(
                                "POST /api/v1/consumers/{consumer}/credentials",
                                () -> new Subject(TEAM, () -> people.secret("consumer-" + TEAM)))
                        .changing(),
                Trial.of("GET /api/v1/ports/{port}/sample", Products.PORT),
                Trial.of("GET /api/v1/ports/{port}/connection", () -> new Subject(Products.PORT, CLEAR_VIEW, () -> ""))
                        .with("?consumer=" + TEAM),
                Trial.of("GET /api/v1/incidents", this::withAnIncident),
                Trial.of("GET /api/v1/verdicts", this::judged),
                Trial.of("GET /api/v1/verdicts/changes", this::judged));
    }

    private Trial change(String step, java.util.function.Supplier<Subject> subjects) {
        return Trial.of("POST /api/v1/agreements/{id}/" + step, subjects)
                .sending(_ -> NOTE)
                .changing()
                .refusedToo(this::ended);
    }

    private String purpose() {
        return "purpose number %d of many".formatted(purposes.incrementAndGet());
    }

    private static String request(String port, String consumer, String purpose) {
        return """
                {"ports": [{"port": "%s", "fields": null, "personal": "clear"}], "consumer": %s, "purpose": "%s",
                "legalBasis": "contract", "days": 30}""".formatted(port, consumer, purpose);
    }

    private static String amendment() {
        return """
                {"fields": null, "wholePort": null, "personal": null, "legalBasis": null, "days": 60, "note": "for longer"}""";
    }

    private JsonNode request(String port, String purpose) {
        return calls.post("clara", "/api/v1/agreements", request(port, '"' + TEAM + '"', purpose))
                .get(0);
    }

    private void answer(String name, Subject agreement, String step) {
        calls.post(name, PATH + agreement.id() + "/" + step, NOTE);
    }

    private Subject agreement(JsonNode agreement) {
        var id = agreement.path("id").asString();
        return new Subject(id, () -> state(id));
    }

    private Subject whenActive(Subject agreement) {
        await().atMost(PATIENCE)
                .until(() -> calls.seen(PATH + agreement.id())
                        .path("state")
                        .asString()
                        .equals("active"));
        return agreement;
    }

    /** What was decided, not what the platform does about it meanwhile. */
    private String state(String id) {
        var agreement = calls.seen(PATH + id);
        return "%s %s %s %s"
                .formatted(
                        agreement.path("state"),
                        agreement.path("terms"),
                        agreement.path("pending"),
                        agreement.path("notice"));
    }
}
