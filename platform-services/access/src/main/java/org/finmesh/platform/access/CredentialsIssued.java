package org.finmesh.platform.access;

import java.time.Instant;

/** A consumer has new secrets; the earlier ones have stopped working. */
public record CredentialsIssued(ConsumerId consumer, String by, Instant at) {}
