package org.finmesh.platform.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What is not as it was promised. */
@HttpExchange("/api/v1/incidents")
public interface IncidentsApi {

    /**
     * Open ones first, then newest first, out of the latest 500: for the platform team and auditors all, for owners those on
     * ports of their domain, for everybody those that touch their team's agreements and their own.
     */
    @GetExchange
    List<Incident> incidents();

    /**
     * Says who is at it. For owners of the port's domain and the platform team; 403 for all others, 404 when there is none of
     * that id, 409 when it is over.
     */
    @PostExchange("/{id}/acknowledgement")
    Incident acknowledge(@PathVariable("id") String id, @RequestBody Note note);

    /** Ends it by hand; what is still broken opens another one. As {@link #acknowledge}. */
    @PostExchange("/{id}/resolution")
    Incident resolve(@PathVariable("id") String id, @RequestBody Note note);

    /** @param note at most 1000 characters; may be null */
    record Note(@Nullable String note) {}

    /**
     * Instants are ISO 8601, UTC.
     *
     * @param kind {@code access-contradicted}: what was seen as the consumer is not what was agreed; {@code
     *     access-withheld}: an approved agreement cannot be granted in every system, and so is granted in none; {@code
     *     undeclared-input}: a product reads what it does not declare; {@code canary-lost}: what is sent through a product to
     *     see that it works does not come through in time; {@code rule-broken}, {@code freshness-broken}, {@code
     *     schema-drifted}, {@code volume-unusual}, {@code run-failed}: see docs/quality.md
     * @param state {@code open}, {@code acknowledged}, {@code resolved} (by hand) or {@code closed} (by itself)
     * @param severity {@code warning} or {@code error}
     * @param subject what it is about: an agreement's id, a rule, a port, with what it reads where that is the matter
     * @param consumer whose it is; null when it is the port's
     * @param field at fault; null for all of the port
     * @param firstFailure the first record that failed, {@code <topic>/<partition>/<offset>}, where known
     * @param affected consumers whose agreed fields it touches; to one of them, themselves alone
     * @param closedAt null while it is open; it closes by itself when it is over
     */
    record Incident(
            String id,
            String kind,
            String state,
            String severity,
            String subject,
            String port,
            @Nullable String consumer,
            @Nullable String field,
            String summary,
            @Nullable String firstFailure,
            List<String> affected,
            String openedAt,
            @Nullable String acknowledgedBy,
            @Nullable String note,
            @Nullable String closedAt) {}
}
