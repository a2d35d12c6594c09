package org.finmesh.platform.server.lineage;

import org.finmesh.platform.lineage.LineageError;
import org.finmesh.platform.lineage.LineageException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Lineage's refusals as RFC 9457 problems. */
@RestControllerAdvice
@Order(0)
class LineageProblems {

    @ExceptionHandler
    ProblemDetail answer(LineageException refusal) {
        var problem = ProblemDetail.forStatusAndDetail(status(refusal.error()), refusal.getMessage());
        problem.setProperty("code", refusal.error().name());
        return problem;
    }

    private static HttpStatus status(LineageError error) {
        return switch (error) {
            case INVALID_EVENT -> HttpStatus.UNPROCESSABLE_CONTENT;
            case EVENT_BOUNDS -> HttpStatus.CONTENT_TOO_LARGE;
            case FOREIGN_OUTPUT, NOT_A_REPORTER, NOT_YOURS_TO_TRACE -> HttpStatus.FORBIDDEN;
            case TRACE_UNKNOWN -> HttpStatus.NOT_FOUND;
            case BAD_QUESTION -> HttpStatus.BAD_REQUEST;
        };
    }
}
