package org.finmesh.platform.access;

import java.time.Instant;
import org.finmesh.platform.contract.PortId;

/** An owner or the platform team ended the access. */
public record AgreementRevoked(
        AgreementId agreement, PortId port, ConsumerId consumer, String by, String note, Instant at)
        implements AgreementEvent {}
