package org.finmesh.platform.access;

import java.time.Instant;
import org.finmesh.platform.contract.PortId;

/** The agreed time is over. */
public record AgreementExpired(
        AgreementId agreement, PortId port, ConsumerId consumer, String by, String note, Instant at)
        implements AgreementEvent {}
