package org.finmesh.platform.lineage;

/** What lineage refuses; all of it is for who asked to mend. */
public enum LineageError {
    /** It is no event by the OpenLineage specification. */
    INVALID_EVENT,
    /** It has more bytes than an event may have. */
    EVENT_BOUNDS,
    /** It claims to write a product of another domain, or of one that its job is not of. */
    FOREIGN_OUTPUT,
    /** Posting events is for owners, of their domain's jobs, and for the platform team. */
    NOT_A_REPORTER,
    /** Nothing is known of that trace, or not any more. */
    TRACE_UNKNOWN,
    /** A trace is for the platform team, auditors and owners of a domain that it went through. */
    NOT_YOURS_TO_TRACE,
    /** What was asked for is no field, dataset, direction or trace id by its form. */
    BAD_QUESTION
}
