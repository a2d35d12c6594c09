package org.finmesh.platform.access;

import org.finmesh.platform.contract.PortId;

/** An agreement was tried as its consumer; published in the transaction that kept the receipt. */
public record AccessProven(Receipt receipt, PortId port, ConsumerId consumer) {}
