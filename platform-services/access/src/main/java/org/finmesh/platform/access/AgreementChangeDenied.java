package org.finmesh.platform.access;

import java.time.Instant;
import org.finmesh.platform.contract.PortId;

/** A change was denied; what was agreed goes on. */
public record AgreementChangeDenied(
        AgreementId agreement, PortId port, ConsumerId consumer, String by, String note, Details details, Instant at)
        implements AgreementEvent {}
