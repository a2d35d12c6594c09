package org.finmesh.platform.access;

import java.time.Instant;
import org.finmesh.platform.contract.PortId;

/** The consumer was told of the end of the port, or that the end was put off. */
public record AgreementNoticed(
        AgreementId agreement, PortId port, ConsumerId consumer, String by, String note, Instant at)
        implements AgreementEvent {}
