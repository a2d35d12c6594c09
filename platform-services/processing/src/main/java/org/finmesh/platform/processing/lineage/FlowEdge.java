package org.finmesh.platform.processing.lineage;

/** An observed dependency between fields. */
record FlowEdge(Field from, Field to, Transformation how) {}
