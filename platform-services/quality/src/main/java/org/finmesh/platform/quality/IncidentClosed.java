package org.finmesh.platform.quality;

/** A broken promise is kept again, or somebody said that it is dealt with. */
public record IncidentClosed(Incident incident) {}
