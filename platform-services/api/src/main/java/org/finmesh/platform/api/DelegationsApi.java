package org.finmesh.platform.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Who decides on access in another's name, and for how long. */
@HttpExchange("/api/v1/delegations")
public interface DelegationsApi {

    /** Those that the caller gave or was given; for platform and auditors all. Newest first, at most 500. */
    @GetExchange
    List<Delegation> delegations();

    /** By somebody who decides: lets another decide in their name. 403 for who decides nothing. */
    @PostExchange
    Delegation delegate(@RequestBody NewDelegation delegation);

    /** By who gave it, at any time. */
    @PostExchange("/{id}/end")
    Delegation end(@PathVariable("id") String id);

    /**
     * @param to user name
     * @param from ISO 8601 instant; null for now
     * @param until ISO 8601 instant, at most 90 days after {@code from}
     * @param note why; may be empty
     */
    record NewDelegation(String to, @Nullable String from, String until, String note) {}

    /**
     * Instants are ISO 8601, UTC.
     *
     * @param by who delegates
     * @param to who decides in their name
     * @param inForce whether it counts now: its time has come and not gone, and {@code by} still decides something
     */
    record Delegation(String id, String by, String to, String from, String until, String note, boolean inForce) {}
}
