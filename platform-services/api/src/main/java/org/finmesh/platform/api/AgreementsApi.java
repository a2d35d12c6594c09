package org.finmesh.platform.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Access from request to end. That it holds is proved by {@link ReceiptsApi}, and where it does not is shown by {@link DriftApi}. */
@HttpExchange("/api/v1")
public interface AgreementsApi {

    /**
     * Asks for access to one or more ports on behalf of a team of the caller's, or of the caller alone: all of them or, where
     * one is refused, none. What no stage has to decide is granted at once. 409 when a live agreement or request of the same
     * consumer, port and purpose exists.
     */
    @PostExchange("/agreements")
    List<Agreement> request(@RequestBody AccessRequest request);

    /** What {@link #request} would do, without doing it: who would decide, what would be read, what is missing or refused. */
    @PostExchange("/agreements/preview")
    List<Preview> preview(@RequestBody AccessRequest request);

    /**
     * @param view {@code mine}: of the caller and the caller's teams; {@code to-decide}: what waits for the caller's
     *     decision; {@code all}: for platform and auditors, and for owners those of their domain
     */
    @GetExchange("/agreements")
    List<Agreement> agreements(@RequestParam(name = "view", defaultValue = "mine") String view);

    @GetExchange("/agreements/{id}")
    Agreement agreement(@PathVariable("id") String id);

    /**
     * Answers the stage that the request waits in: by a manager of the consumer's team, an owner of the port's domain, or who
     * stands in for one; never by who made the request or belongs to the consumer, and no two stages by one person.
     */
    @PostExchange("/agreements/{id}/approval")
    Agreement approve(@PathVariable("id") String id, @RequestBody Decision decision);

    /** As {@link #approve}; one denial ends the request. What was agreed before a change was asked for stays. */
    @PostExchange("/agreements/{id}/denial")
    Agreement deny(@PathVariable("id") String id, @RequestBody Decision decision);

    /** By an owner of the port's domain, or the platform team. Takes effect within 5 seconds. */
    @PostExchange("/agreements/{id}/revocation")
    Agreement revoke(@PathVariable("id") String id, @RequestBody Decision decision);

    /** By the consumer: takes a request back, or ends an agreement early. */
    @PostExchange("/agreements/{id}/cancellation")
    Agreement cancel(@PathVariable("id") String id, @RequestBody Decision decision);

    /**
     * By the consumer: asks to go on for longer, or to read other fields. Decided in the stages that the new terms ask for;
     * until then, and where it is denied, what was agreed before goes on. 409 while another change waits.
     */
    @PostExchange("/agreements/{id}/amendment")
    Agreement amend(@PathVariable("id") String id, @RequestBody Amendment amendment);

    /** By the consumer: takes a change back that waits for a decision; what was agreed before goes on. */
    @PostExchange("/agreements/{id}/amendment/withdrawal")
    Agreement withdrawAmendment(@PathVariable("id") String id, @RequestBody Decision decision);

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
     * @param ports 1 to 20, each once
     * @param consumer the team, or the caller's user name; null for the caller's only team, else the caller
     * @param purpose why, in words, 5 to 500 characters
     * @param legalBasis of GDPR article 6(1): {@code consent}, {@code contract}, {@code legal-obligation}, {@code
     *     vital-interests}, {@code public-task} or {@code legitimate-interests}; null where no field that is read asks for one
     * @param days how long, 1 to 730
     */
    record AccessRequest(
            List<RequestedPort> ports,
            @Nullable String consumer,
            String purpose,
            @Nullable String legalBasis,
            int days) {}

    /**
     * @param fields which are needed; null for the whole port, now and as it grows
     * @param personal how personal fields among them are read: {@code masked} (also when null) or {@code clear}
     */
    record RequestedPort(
            String port,
            @Nullable List<String> fields,
            @Nullable String personal) {}

    /**
     * New terms; what is null stays as it is.
     *
     * @param wholePort true for every field of the port; then {@code fields} is null
     * @param days how long from the approval on
     * @param note why
     */
    record Amendment(
            @Nullable List<String> fields,
            @Nullable Boolean wholePort,
            @Nullable String personal,
            @Nullable String legalBasis,
            @Nullable Integer days,
            String note) {}

    /** @param note why, shown to the consumer and kept; may be empty */
    record Decision(String note) {}

    /**
     * What is agreed on, or asked for.
     *
     * @param fields that are read, in the contract's order
     * @param wholePort whether that is every field, also of later minor versions that are held no more closely
     * @param personal {@code none} where none of the fields is personal data, else {@code masked} or {@code clear}
     * @param days how long from the approval on
     */
    record Terms(
            List<String> fields,
            boolean wholePort,
            String personal,
            @Nullable String legalBasis,
            int days) {}

    /**
     * Where the fields are read.
     *
     * @param topic null when there is none or it would show more than is agreed
     * @param topicNote why there is no topic, where the port has one; null where there is nothing to say
     * @param view null when the port has no view
     * @param columns of the view
     */
    record Outlets(
            @Nullable String topic,
            @Nullable String topicNote,
            @Nullable String view,
            List<String> columns) {}

    /**
     * One step of the way to a decision.
     *
     * @param stage {@code manager} or {@code owner}
     * @param deciders who may, in words: {@code managers of customer-insight}
     * @param by user name; null while it waits
     * @param onBehalfOf in whose name a delegate, or the council, decided; null when they decided themselves
     * @param at ISO 8601 instant, UTC; null while it waits
     */
    record Stage(
            String stage,
            String deciders,
            @Nullable String by,
            @Nullable String onBehalfOf,
            @Nullable String note,
            @Nullable String at) {}

    /**
     * What waits for decisions: the request itself, or a change of a live agreement. Instants are ISO 8601, UTC.
     *
     * @param stages in their order, those that are decided first
     * @param escalated whether the council may answer too, because nobody did in time
     * @param lapsesAt when it is denied because nobody answered
     */
    record Pending(
            Terms terms,
            String requestedBy,
            String requestedAt,
            String note,
            List<Stage> stages,
            boolean escalated,
            String lapsesAt) {}

    /**
     * @param refusals why it would be refused, each saying how to mend it; empty when it would be taken
     * @param legalBasisNeeded whether the terms ask for a legal basis
     */
    record Preview(
            String port,
            Terms terms,
            Outlets outlets,
            List<Stage> stages,
            boolean legalBasisNeeded,
            List<String> refusals) {}

    /**
     * @param request the request that it came with, the same for all ports of one cart
     * @param terms in force; of a request that was never approved, those asked for
     * @param outlets that the terms entitle to
     * @param state {@code requested}, {@code approved}, {@code active}, {@code denied}, {@code cancelled}, {@code
     *     revoked} or {@code expired}; {@code approved} until every grant is in place
     * @param suspended why nothing can be read although the agreement is live; null when it can
     * @param validUntil ISO 8601 instant, UTC, at the latest the port's end of life; null until approved
     * @param stages decided on the way to the terms in force
     * @param pending null when nothing waits for a decision
     * @param decidable whether the caller may approve or deny what is pending now
     * @param history what happened, oldest first
     * @param carriedFrom the agreement on an earlier major that this one goes on from; null when it was requested
     * @param notice while the agreement is live: that its port ends, and what follows; null when it does not end
     */
    record Agreement(
            String id,
            String request,
            String port,
            String consumer,
            String requestedBy,
            String purpose,
            Terms terms,
            Outlets outlets,
            String state,
            @Nullable String suspended,
            String requestedAt,
            @Nullable String validUntil,
            List<Stage> stages,
            @Nullable Pending pending,
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
