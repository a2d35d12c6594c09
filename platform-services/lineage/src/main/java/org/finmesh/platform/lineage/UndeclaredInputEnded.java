package org.finmesh.platform.lineage;

import java.time.Instant;
import org.finmesh.platform.contract.PortId;

/** A product declares by now what it reads, or reads it no more. */
public record UndeclaredInputEnded(PortId port, Dataset input, Instant at) {}
