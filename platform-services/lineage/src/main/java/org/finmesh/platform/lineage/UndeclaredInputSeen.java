package org.finmesh.platform.lineage;

import java.time.Instant;
import org.finmesh.platform.contract.PortId;

/** A product was seen to read what it does not declare. */
public record UndeclaredInputSeen(PortId port, Dataset input, Instant at) {}
