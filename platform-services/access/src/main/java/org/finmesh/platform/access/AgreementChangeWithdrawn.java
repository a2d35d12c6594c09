package org.finmesh.platform.access;

import java.time.Instant;
import org.finmesh.platform.contract.PortId;

/** The consumer took a change back; what was agreed goes on. */
public record AgreementChangeWithdrawn(
        AgreementId agreement, PortId port, ConsumerId consumer, String by, String note, Details details, Instant at)
        implements AgreementEvent {}
