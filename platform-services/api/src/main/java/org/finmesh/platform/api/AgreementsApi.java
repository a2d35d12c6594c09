package org.finmesh.platform.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Access from request to end. */
@HttpExchange("/api/v1")
public interface AgreementsApi {

    /**
     * Asks for access to a port on behalf of a team of the caller's, or of the caller alone. 409 when a live agreement
     * or request of the same consumer, port and purpose exists.
     */
    @PostExchange("/agreements")
    Agreement request(@RequestBody AccessRequest request);

    /**
     * @param view {@code mine}: of the caller and the caller's teams; {@code to-decide}: what waits for the caller's
     *     decision; {@code all}: for platform and auditors, and for owners those of their domain
     */
    @GetExchange("/agreements")
    List<Agreement> agreements(@RequestParam(name = "view", defaultValue = "mine") String view);

    @GetExchange("/agreements/{id}")
    Agreement agreement(@PathVariable("id") String id);

    /** By an owner of the port's domain who neither made the request nor belongs to the consumer. */
    @PostExchange("/agreements/{id}/approval")
    Agreement approve(@PathVariable("id") String id, @RequestBody Decision decision);

    /** By an owner of the port's domain who neither made the request nor belongs to the consumer. */
    @PostExchange("/agreements/{id}/denial")
    Agreement deny(@PathVariable("id") String id, @RequestBody Decision decision);

    /** By an owner of the port's domain, or the platform team. Takes effect within 5 seconds. */
    @PostExchange("/agreements/{id}/revocation")
    Agreement revoke(@PathVariable("id") String id, @RequestBody Decision decision);

    /** By the consumer: takes a request back, or ends an agreement early. */
    @PostExchange("/agreements/{id}/cancellation")
    Agreement cancel(@PathVariable("id") String id, @RequestBody Decision decision);

    /**
     * By the consumer: goes on from an agreement to the major version that follows its port's, as it was approved and
     * without another request. Done by itself when the later major is published; this is for agreements made after. The
     * answer is the agreement on the later port. 409 when what was agreed to does not cover it: then request it.
     */
    @PostExchange("/agreements/{id}/carry-over")
    Agreement carryOver(@PathVariable("id") String id);

    /**
     * New secrets for a consumer that the caller belongs to, in this answer and nowhere else; earlier ones stop
     * working. 409 before the consumer's first agreement is active.
     */
    @PostExchange("/consumers/{consumer}/credentials")
    Credentials issueCredentials(@PathVariable("consumer") String consumer);

    /**
     * @param consumer the team, or the caller's user name; null for the caller's only team, else the caller
     * @param purpose why, in words, 5 to 500 characters
     * @param days how long, 1 to 730
     */
    record AccessRequest(String port, @Nullable String consumer, String purpose, int days) {}

    /** @param note why, shown to the consumer and kept; may be empty */
    record Decision(String note) {}

    /**
     * @param state {@code requested}, {@code approved}, {@code active}, {@code denied}, {@code cancelled}, {@code
     *     revoked} or {@code expired}; {@code approved} until every grant is in place
     * @param validUntil ISO 8601 instant, UTC, at the latest the port's end of life; null until approved
     * @param decidable whether the caller may approve or deny it now
     * @param history what happened, oldest first
     * @param carriedFrom the agreement on an earlier major that this one goes on from; null when it was requested
     * @param notice while the agreement is live: that its port ends, and what follows; null when it does not end
     */
    record Agreement(
            String id,
            String port,
            String consumer,
            String requestedBy,
            String purpose,
            int days,
            String state,
            String requestedAt,
            @Nullable String decidedBy,
            @Nullable String decisionNote,
            @Nullable String validUntil,
            boolean decidable,
            List<Event> history,
            @Nullable String carriedFrom,
            @Nullable Notice notice) {}

    /**
     * That a port ends. Instants are ISO 8601, UTC.
     *
     * @param endOfSupport from when on the port takes no requests; null when that is not announced
     * @param endOfLife from when on nobody can read it
     * @param successor the port to move to; null while there is none
     * @param migrationGuide how to move, as text or URL
     * @param carriedTo the agreement on the successor that goes on from this one; null when there is none
     * @param obstacle why the successor has to be requested; null when it has not, or there is none
     */
    record Notice(
            @Nullable String endOfSupport,
            String endOfLife,
            @Nullable String successor,
            @Nullable String migrationGuide,
            @Nullable String carriedTo,
            @Nullable String obstacle) {}

    /**
     * @param at ISO 8601 instant, UTC
     * @param state of the agreement from then on; the same as before where the consumer was told something
     */
    record Event(String at, String state, String by, String note) {}

    /** @param clientId of Keycloak; the Kafka principal too */
    record Credentials(
            String consumer, String clientId, String clientSecret, String databaseUser, String databasePassword) {}
}
