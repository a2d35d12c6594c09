package org.finmesh.platform.access;

import java.time.Instant;
import org.finmesh.platform.contract.PortId;

/** A minor version of the port has further fields, which what was agreed to covers. */
public record AgreementGrown(
        AgreementId agreement, PortId port, ConsumerId consumer, String by, String note, Details details, Instant at)
        implements AgreementEvent {}
