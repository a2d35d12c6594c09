package org.finmesh.platform.processing.runtime;

import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.finmesh.platform.processing.ProcessingError;
import org.finmesh.platform.processing.ProcessingException;
import org.jspecify.annotations.Nullable;

/** Says what a failure means for the domain's team and how to mend it. */
final class Failures {

    private Failures() {}

    static ProcessingException explain(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var explained = explainOne(cause);
            if (explained != null) {
                return explained;
            }
        }
        return new ProcessingException(ProcessingError.INTERNAL, rootMessage(failure), failure);
    }

    private static @Nullable ProcessingException explainOne(Throwable cause) {
        return switch (cause) {
            case ProcessingException already -> already;
            case TopicAuthorizationException refused -> notAuthorised(refused.unauthorizedTopics(), refused);
            case AuthorizationException refused ->
                error(
                        ProcessingError.NOT_AUTHORISED,
                        "Kafka does not authorise the domain: %s. Publishing its product again restores its rights"
                                .formatted(refused.getMessage()),
                        refused);
            case SaslAuthenticationException refused ->
                error(
                        ProcessingError.UNAVAILABLE,
                        "Kafka does not accept the domain's token: " + refused.getMessage(),
                        refused);
            case MissingSourceTopicException missing ->
                error(
                        ProcessingError.NOT_PUBLISHED,
                        "a topic that the product reads does not exist: publish the product (%s)"
                                .formatted(missing.getMessage()),
                        missing);
            case UnknownTopicOrPartitionException missing ->
                error(
                        ProcessingError.NOT_PUBLISHED,
                        "a topic does not exist: publish the product (%s)".formatted(missing.getMessage()),
                        missing);
            case ProducerFencedException fenced ->
                error(ProcessingError.FENCED, "another process does the same work: " + fenced.getMessage(), fenced);
            case RetriableException away -> error(ProcessingError.UNAVAILABLE, "Kafka: " + away.getMessage(), away);
            case javax.security.auth.login.LoginException refused -> noToken(refused);
            case SQLException wrong -> database(wrong);
            default -> null;
        };
    }

    private static ProcessingException noToken(Throwable cause) {
        return error(
                ProcessingError.UNAVAILABLE,
                "Keycloak gives the domain no token (does it run, and is the secret client-secret the one it has?): "
                        + cause.getMessage(),
                cause);
    }

    private static ProcessingException notAuthorised(Set<String> topics, Throwable cause) {
        return error(
                ProcessingError.NOT_AUTHORISED,
                "the domain has no agreement for %s. Another domain's port: ask for access to it, in the portal or with mesh request; a topic of its own: publish the product again"
                        .formatted(new TreeSet<>(topics)),
                cause);
    }

    /** Classes of PostgreSQL's error codes: 08 connection, 28 login, 57 shutdown, 53 resources, 42501 privilege, 42P01 table. */
    private static ProcessingException database(SQLException wrong) {
        var state = wrong.getSQLState() == null ? "" : wrong.getSQLState();
        if (state.equals("42501")) {
            return error(
                    ProcessingError.NOT_AUTHORISED,
                    "PostgreSQL: %s. Publishing the product again restores its rights".formatted(wrong.getMessage()),
                    wrong);
        }
        if (state.equals("42P01") || state.equals("3F000")) {
            return error(
                    ProcessingError.NOT_PUBLISHED,
                    "PostgreSQL: %s: publish the product".formatted(wrong.getMessage()),
                    wrong);
        }
        if (state.startsWith("08") || state.startsWith("28") || state.startsWith("57") || state.startsWith("53")) {
            return error(ProcessingError.UNAVAILABLE, "PostgreSQL: " + wrong.getMessage(), wrong);
        }
        return error(ProcessingError.INTERNAL, "PostgreSQL: " + wrong.getMessage(), wrong);
    }

    private static ProcessingException error(ProcessingError error, String message, Throwable cause) {
        return new ProcessingException(error, message, cause);
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof KafkaException
                ? "Kafka: " + root.getMessage()
                : "%s: %s".formatted(root.getClass().getSimpleName(), root.getMessage());
    }
}
