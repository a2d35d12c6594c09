package org.finmesh.platform.api;

import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Proof that access is as it was agreed. */
@HttpExchange("/api/v1")
public interface ReceiptsApi {

    /** The proofs of an agreement, newest first: what the platform tried as the consumer, and what it saw. */
    @GetExchange("/agreements/{id}/receipts")
    List<Receipt> receipts(@PathVariable("id") String id);

    /**
     * What the platform tried as the consumer.
     *
     * @param occasion {@code granted}, {@code changed} or {@code ended}
     * @param at ISO 8601 instant, UTC
     * @param holds whether everything was as agreed; where not, an incident is open
     */
    record Receipt(String id, String agreement, String occasion, String at, boolean holds, List<Attempt> attempts) {}

    /**
     * @param system {@code kafka}, {@code postgresql} or {@code keycloak}
     * @param tried in words: {@code fetch from topic treasury.fx-rates.v1}
     * @param expected {@code allowed} or {@code refused}
     * @param seen {@code allowed}, {@code refused}, or {@code failed} when the system did not answer
     * @param detail the system's own words
     */
    record Attempt(String system, String tried, String expected, String seen, String detail) {}
}
