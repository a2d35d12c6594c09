package org.finmesh.platform.lineage;

/** What lineage refuses; all of it is for who asked to mend. */
public enum LineageError {
    /** It is no event by the OpenLineage specification. */
    INVALID_EVENT,
    /** It claims to write a product of another domain, or of one that its job is not of. */
    FOREIGN_OUTPUT,
    /** No field or dataset of that name was ever seen. */
    NOTHING_SEEN
}
