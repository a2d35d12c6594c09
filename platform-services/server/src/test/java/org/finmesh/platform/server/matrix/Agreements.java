package org.finmesh.platform.server.matrix;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
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
    /** Of a decision. */
    static final String NOTE = """
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

    /** Open, and by itself. */
    Subject incident() {
        var incidents = platform.bean(Incidents.class);
        var about = "tried " + purposes.incrementAndGet();
        incidents.open(
                Incident.Kind.ACCESS_CONTRADICTED,
                about,
                PortId.parse(Products.PORT),
                TEAM,
                "opened to see who may end it",
                Instant.now());
        var id = incidents.latest().stream()
                .filter(incident -> incident.subject().equals(about))
                .findFirst()
                .orElseThrow()
                .id();
        return new Subject(
                id.toString(),
                () -> incidents.incident(id).orElseThrow().state().label());
    }

    /** What nobody asked for yet; its id is the purpose. */
    Subject unrequested() {
        var purpose = purpose();
        return new Subject(
                purpose,
                () -> Boolean.toString(
                        calls.get("paul", "/api/v1/agreements?view=all").contains('"' + purpose + '"')));
    }

    private String purpose() {
        return "purpose number %d of many".formatted(purposes.incrementAndGet());
    }

    static String request(String port, String consumer, String purpose) {
        return """
                {"ports": [{"port": "%s", "fields": null, "personal": "clear"}], "consumer": %s, "purpose": "%s",
                "legalBasis": "contract", "days": 30}""".formatted(port, consumer, purpose);
    }

    static String amendment() {
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
