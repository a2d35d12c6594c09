package org.finmesh.platform.api;

import java.util.List;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Where what is and what was agreed differ. */
@HttpExchange("/api/v1")
public interface DriftApi {

    /**
     * Where Kafka, PostgreSQL and Keycloak hold something else than live agreements say, read from them now, and what was
     * repaired lately. For the platform team and auditors.
     */
    @GetExchange("/agreements/drift")
    Drift drift();

    /**
     * @param differences that are there now; usually none, since they are repaired within seconds
     * @param repairs newest first, at most 200
     */
    record Drift(String readAt, List<Difference> differences, List<Repair> repairs) {}

    /**
     * @param system {@code KAFKA}, {@code POSTGRESQL} or {@code KEYCLOAK}
     * @param holder the consumer, or whoever else holds a right that only agreements give
     * @param missing that ought to be there, one line each
     * @param surplus that ought not, one line each
     */
    record Difference(String system, String holder, List<String> missing, List<String> surplus) {}

    /** @param at when it was repaired, ISO 8601 instant, UTC */
    record Repair(String at, String system, String holder, List<String> added, List<String> removed) {}
}
