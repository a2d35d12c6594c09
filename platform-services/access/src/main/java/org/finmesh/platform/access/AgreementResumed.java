package org.finmesh.platform.access;

import java.time.Instant;
import org.finmesh.platform.contract.PortId;

/** The consumer is back: the agreement grants again what it says. */
public record AgreementResumed(
        AgreementId agreement, PortId port, ConsumerId consumer, String by, String note, Instant at)
        implements AgreementEvent {}
