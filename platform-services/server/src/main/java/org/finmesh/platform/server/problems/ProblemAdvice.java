package org.finmesh.platform.server.problems;

import java.util.List;
import org.finmesh.governance.GovernanceError;
import org.finmesh.governance.GovernanceException;
import org.finmesh.platform.api.ProblemDetail;
import org.finmesh.platform.api.ProblemDetail.FileProblem;
import org.finmesh.platform.contract.InvalidContractException;
import org.finmesh.platform.contract.Problem;
import org.finmesh.platform.provisioning.ProvisioningError;
import org.finmesh.platform.provisioning.ProvisioningException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns what was thrown into a problem detail. Comes after advice that knows more of an exception. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Object> refused(ServerException refusal) {
        var error = refusal.error();
        return problem(error.status(), error.name(), refusal.getMessage(), null);
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(InvalidContractException invalid) {
        var error = ServerError.INVALID_CONTRACT;
        var problems =
                invalid.problems().stream().map(ProblemAdvice::fileProblem).toList();
        return problem(
                error.status(),
                error.name(),
                "The product's files have %d problem%s; nothing was touched"
                        .formatted(problems.size(), problems.size() == 1 ? "" : "s"),
                problems);
    }

    private static FileProblem fileProblem(Problem problem) {
        return new FileProblem(problem.file(), problem.line(), problem.code(), problem.message());
    }

    @ExceptionHandler
    ResponseEntity<Object> notProvisioned(ProvisioningException failure) {
        var error = failure.error();
        if (error.kind() != ProvisioningError.Kind.USER) {
            LOG.error("{}: {}", error, failure.getMessage(), failure);
        }
        return problem(status(error), error.name(), failure.getMessage(), null);
    }

    private static HttpStatus status(ProvisioningError error) {
        return switch (error) {
            case BREAKING_CHANGE, PORT_ALIVE, PORT_END, VERSION_NUMBER, PUBLICATION_UNDER_WAY -> HttpStatus.CONFLICT;
            case POLICY_VIOLATED, MEANING_MISMATCH -> HttpStatus.UNPROCESSABLE_CONTENT;
            case UNKNOWN_DOMAIN -> HttpStatus.NOT_FOUND;
            case KAFKA_UNAVAILABLE, DATABASE_UNAVAILABLE, REGISTRY_UNAVAILABLE, IDENTITY_UNAVAILABLE ->
                HttpStatus.SERVICE_UNAVAILABLE;
            case UNEXPECTED_ANSWER -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    @ExceptionHandler
    ResponseEntity<Object> ungoverned(GovernanceException failure) {
        var status = status(failure.error());
        if (status != HttpStatus.SERVICE_UNAVAILABLE) {
            return problem(status, failure.error().name(), failure.getMessage(), null);
        }
        LOG.error("{}: {}", failure.error(), failure.getMessage(), failure);
        return problem(
                status,
                failure.error().name(),
                "Without its policies and its audit trail the mesh publishes nothing: " + failure.getMessage(),
                null);
    }

    private static HttpStatus status(GovernanceError error) {
        return switch (error) {
            case UNUSABLE_RULES, AUDIT_UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case PROPOSAL_UNKNOWN -> HttpStatus.NOT_FOUND;
            case PROPOSAL_UNREADABLE, VOTE_UNREADABLE -> HttpStatus.BAD_REQUEST;
            case PROPOSED_RULES_UNUSABLE, TOO_SOON -> HttpStatus.UNPROCESSABLE_CONTENT;
            case NOT_ON_THE_COUNCIL, RECUSED, NOT_THE_PROPOSER -> HttpStatus.FORBIDDEN;
            case NOTHING_NEW, BASE_CHANGED, PROPOSAL_OPEN, PROPOSAL_CLOSED -> HttpStatus.CONFLICT;
        };
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class
    })
    ResponseEntity<Object> databaseUnavailable(Exception failure) {
        LOG.error("PostgreSQL does not answer", failure);
        var error = ServerError.DATABASE_UNAVAILABLE;
        return problem(
                error.status(), error.name(), "PostgreSQL does not answer; see that it runs, then try again", null);
    }

    /** Who may not is for the security filters to say. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void notAllowed(RuntimeException refusal) {
        throw refusal;
    }

    @ExceptionHandler
    ResponseEntity<Object> bug(Exception failure) {
        LOG.error("a request failed by a bug", failure);
        var error = ServerError.INTERNAL;
        return problem(
                error.status(), error.name(), "The server failed by a bug of its own; its log has the cause", null);
    }

    /** Spring's own refusals: no such path, a method that is not there, JSON that cannot be read. */
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception refusal, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var detail =
                body instanceof org.springframework.http.ProblemDetail said ? said.getDetail() : refusal.getMessage();
        return problem(
                HttpStatus.valueOf(status.value()),
                HttpStatus.valueOf(status.value()).name(),
                detail,
                null);
    }

    private static ResponseEntity<Object> problem(
            HttpStatus status, String code, @Nullable String detail, @Nullable List<FileProblem> problems) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(new ProblemDetail(status.getReasonPhrase(), status.value(), detail, code, problems));
    }
}
