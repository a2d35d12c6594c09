package org.finmesh.platform.access;

import java.time.Instant;
import org.finmesh.platform.contract.PortId;

/** An agreement on the major before was carried over to this port: as it was approved, without another request. */
public record AgreementCarriedOver(
        AgreementId agreement, PortId port, ConsumerId consumer, String by, String note, Details details, Instant at)
        implements AgreementEvent {}
