package org.finmesh.platform.access.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.finmesh.platform.access.Agreement;
import org.finmesh.platform.access.Attempt;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.GrantSystem;
import org.finmesh.platform.access.Moment;
import org.finmesh.platform.access.OfferedPort;
import org.finmesh.platform.access.Receipt;
import org.finmesh.platform.access.proof.Trial.Question;
import org.springframework.stereotype.Component;

/** Tries an agreement in each system, as its consumer. */
@Component
class Prover {

    private final KeycloakTrial keycloak;
    private final KafkaTrial kafka;
    private final PostgreSqlTrial postgreSql;

    Prover(KeycloakTrial keycloak, KafkaTrial kafka, PostgreSqlTrial postgreSql) {
        this.keycloak = keycloak;
        this.kafka = kafka;
        this.postgreSql = postgreSql;
    }

    /** Takes up to some tens of seconds where systems do not answer. */
    Receipt prove(Agreement agreement, OfferedPort port, Receipt.Occasion occasion, InForce inForce) {
        var consumer = agreement.consumer().id();
        var token = keycloak.token(consumer);
        var attempts = new ArrayList<Attempt>();
        for (var question : Trials.of(agreement.terms(), port, inForce)) {
            attempts.add(attempt(question, consumer, token));
        }
        return new Receipt(UUID.randomUUID(), agreement.id(), occasion, Moment.now(), List.copyOf(attempts));
    }

    private Attempt attempt(Question question, ConsumerId consumer, KeycloakTrial.Answer token) {
        return switch (question.trial()) {
            case Trial.Token _ -> seen(GrantSystem.KEYCLOAK, question, token.seen());
            case Trial.Fetch(var topic) ->
                seen(GrantSystem.KAFKA, question, inKafka(token, given -> kafka.fetch(consumer, given, topic)));
            case Trial.GroupOffsets _ ->
                seen(GrantSystem.KAFKA, question, inKafka(token, given -> kafka.groupOffsets(consumer, given)));
            case Trial.Query query -> seen(GrantSystem.POSTGRESQL, question, postgreSql.query(consumer, query));
            case Trial.Session _ -> seen(GrantSystem.POSTGRESQL, question, postgreSql.session(consumer));
        };
    }

    private interface WithToken {
        Seen ask(Optional<String> token);
    }

    /** Where Keycloak gave no answer, Kafka cannot be asked. */
    private static Seen inKafka(KeycloakTrial.Answer token, WithToken trial) {
        return token.seen().outcome() == Attempt.Outcome.FAILED ? token.seen() : trial.ask(token.token());
    }

    private static Attempt seen(GrantSystem system, Question question, Seen seen) {
        return new Attempt(system, question.trial().inWords(), question.expected(), seen.outcome(), seen.detail());
    }
}
