package org.finmesh.platform.server.problems;

import org.springframework.http.HttpStatus;

/** What the server itself refuses, beside what its services do. */
public enum ServerError {
    BAD_REQUEST(HttpStatus.BAD_REQUEST),
    PRODUCT_UNKNOWN(HttpStatus.NOT_FOUND),
    PORT_UNKNOWN(HttpStatus.NOT_FOUND),
    /** No concept, scheme or list of that name is among the standards. */
    STANDARD_UNKNOWN(HttpStatus.NOT_FOUND),
    POLICY_UNKNOWN(HttpStatus.NOT_FOUND),
    INCIDENT_UNKNOWN(HttpStatus.NOT_FOUND),
    /** It is resolved, or closed by itself; nothing can be done about it any more. */
    INCIDENT_OVER(HttpStatus.CONFLICT),
    /** The port is read as a topic only, so there are no rows to show. */
    NO_TABLE(HttpStatus.CONFLICT),
    LIMIT_BOUNDS(HttpStatus.BAD_REQUEST),
    /** Rows are for the domain and for consumers with an active agreement. */
    NO_RIGHT_TO_READ(HttpStatus.FORBIDDEN),
    /** Publishing, secrets and incidents of a domain are for its owners and the platform team. */
    NOT_OF_THE_DOMAIN(HttpStatus.FORBIDDEN),
    /** Quarantined records are for owners and stewards of the domain alone. */
    NOT_OWNER_OR_STEWARD(HttpStatus.FORBIDDEN),
    /** The port has no topic, so there is nothing in quarantine. */
    NO_QUARANTINE(HttpStatus.CONFLICT),
    /** The audit trail is for auditors and the platform team. */
    NOT_AN_AUDITOR(HttpStatus.FORBIDDEN),
    FOLDER_BOUNDS(HttpStatus.CONTENT_TOO_LARGE),
    INVALID_CONTRACT(HttpStatus.UNPROCESSABLE_CONTENT),
    /** What is counted takes the server's time: one port after the other. */
    COUNT_UNDER_WAY(HttpStatus.CONFLICT),
    /** A product has taken records in that it does not bring to an end. */
    PRODUCT_BEHIND(HttpStatus.CONFLICT),
    /** EXTERNAL: Kafka. */
    KAFKA_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    /** EXTERNAL: PostgreSQL. */
    DATABASE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    /** INTERNAL: a bug; the log has its cause. */
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR);

    /** Who can mend it. */
    public enum Kind {
        USER,
        EXTERNAL,
        INTERNAL
    }

    private final HttpStatus status;

    ServerError(HttpStatus status) {
        this.status = status;
    }

    public HttpStatus status() {
        return status;
    }

    public Kind kind() {
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            return Kind.EXTERNAL;
        }
        return status.is4xxClientError() ? Kind.USER : Kind.INTERNAL;
    }
}
