package org.finmesh.platform.access;

import java.time.Instant;
import org.finmesh.platform.contract.PortId;

/** The consumer asks to go on for longer or to read other fields; until it is decided, what was agreed goes on. */
public record AgreementChangeRequested(
        AgreementId agreement, PortId port, ConsumerId consumer, String by, String note, Details details, Instant at)
        implements AgreementEvent {}
