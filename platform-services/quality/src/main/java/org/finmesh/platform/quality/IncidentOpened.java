package org.finmesh.platform.quality;

/** A promise was broken, and nobody had been told of it. */
public record IncidentOpened(Incident incident) {}
