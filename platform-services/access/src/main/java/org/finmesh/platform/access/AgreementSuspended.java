package org.finmesh.platform.access;

import java.time.Instant;
import org.finmesh.platform.contract.PortId;

/** The consumer is a person who is disabled or gone: the agreement stands, and grants nothing until they are back. */
public record AgreementSuspended(
        AgreementId agreement, PortId port, ConsumerId consumer, String by, String note, Instant at)
        implements AgreementEvent {}
