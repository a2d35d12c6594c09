package org.finmesh.platform.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** What is not as it was promised. */
@HttpExchange("/api/v1/incidents")
public interface IncidentsApi {

    /**
     * Open ones first, then newest first, out of the latest 500: for the platform team and auditors all, for owners those on
     * ports of their domain, for everybody those of their team's agreements and their own.
     */
    @GetExchange
    List<Incident> incidents();

    /**
     * Instants are ISO 8601, UTC.
     *
     * @param kind {@code access-contradicted}: what was seen as the consumer is not what was agreed; {@code
     *     access-withheld}: an approved agreement cannot be granted in every system, and so is granted in none; {@code
     *     undeclared-input}: a product reads what it does not declare
     * @param subject what it is about: the agreement's id, or the port and what it reads
     * @param consumer whom it touches; null when everybody
     * @param closedAt null while it is open; it closes by itself when it is over
     */
    record Incident(
            String id,
            String kind,
            String subject,
            String port,
            @Nullable String consumer,
            String summary,
            String openedAt,
            @Nullable String closedAt) {}
}
