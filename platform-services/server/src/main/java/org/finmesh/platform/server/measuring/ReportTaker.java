package org.finmesh.platform.server.measuring;

import java.time.Instant;
import org.finmesh.platform.contract.PortId;

/** Takes one kind of report that domains send of their ports, in the order that they sent them. */
public interface ReportTaker {

    /** As in the record's header {@code kind}: {@code quality}, {@code lineage}, {@code run}, {@code canary}, {@code span}. */
    String kind();

    /**
     * The same report may come again after a restart of the platform.
     *
     * @param port one of the domain's that sent it
     * @param at when it was sent
     * @throws IllegalArgumentException when it is none of its kind; says why
     * @throws org.springframework.dao.DataAccessException when the database is away: it will come again
     */
    void take(PortId port, byte[] json, Instant at);
}
