package org.finmesh.platform.server.access;

import org.finmesh.platform.access.AccessError;
import org.finmesh.platform.access.AccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Access's refusals and failures as RFC 9457 problems. */
@RestControllerAdvice
@Order(0)
class AccessProblems {

    private static final Logger LOG = LoggerFactory.getLogger(AccessProblems.class);

    @ExceptionHandler
    ProblemDetail answer(AccessException refusal) {
        if (refusal.error().kind() != AccessError.Kind.USER) {
            LOG.warn("{}: {}", refusal.error(), refusal.getMessage(), refusal);
        }
        var problem = ProblemDetail.forStatusAndDetail(status(refusal.error()), refusal.getMessage());
        problem.setProperty("code", refusal.error().name());
        return problem;
    }

    private static HttpStatus status(AccessError error) {
        return switch (error) {
            case PORT_UNKNOWN, AGREEMENT_UNKNOWN, DELEGATION_UNKNOWN -> HttpStatus.NOT_FOUND;
            case PURPOSE_LENGTH,
                    NOTE_LENGTH,
                    PERIOD_BOUNDS,
                    NO_FIELDS,
                    FIELD_UNKNOWN,
                    TERMS_UNKNOWN,
                    CART,
                    DELEGATION_TERMS,
                    CONSUMER_NAME,
                    VIEW_UNKNOWN -> HttpStatus.BAD_REQUEST;
            case NOT_A_MEMBER,
                    OWN_REQUEST,
                    OWN_CONSUMER,
                    DECIDED_BEFORE,
                    NOT_A_DECIDER,
                    NOT_THE_OWNER,
                    NOTHING_TO_DELEGATE,
                    NOT_YOURS_TO_SEE -> HttpStatus.FORBIDDEN;
            case POLICY_VIOLATED, LEGAL_BASIS_MISSING, NO_MANAGER -> HttpStatus.UNPROCESSABLE_CONTENT;
            case CONSUMER_TAKEN,
                    DUPLICATE_REQUEST,
                    WRONG_STATE,
                    CHANGE_PENDING,
                    NO_ACTIVE_AGREEMENT,
                    PORT_ENDING,
                    NO_SUCCESSOR,
                    NOT_COVERED -> HttpStatus.CONFLICT;
            case FOREIGN_ROLE, GRANT_NOT_IN_PLACE, KAFKA_FAILED, POSTGRESQL_FAILED, KEYCLOAK_FAILED, SYSTEM_BUSY ->
                HttpStatus.SERVICE_UNAVAILABLE;
        };
    }
}
