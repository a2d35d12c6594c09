package org.finmesh.platform.access.proof;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.finmesh.platform.access.Attempt.Outcome;
import org.finmesh.platform.access.Entitlement;
import org.finmesh.platform.access.OfferedPort;
import org.finmesh.platform.access.Terms;
import org.finmesh.platform.access.proof.Trial.Question;

/**
 * What to try to prove an agreement: what it is about, whether that is to be allowed or, after its end, refused; and beside
 * it what nobody has agreed to.
 */
final class Trials {

    private final Terms terms;
    private final OfferedPort port;
    private final InForce inForce;
    private final Entitlement entitlement;

    private Trials(Terms terms, OfferedPort port, InForce inForce) {
        this.terms = terms;
        this.port = port;
        this.inForce = inForce;
        this.entitlement = Entitlement.of(terms, port);
    }

    /** The token is asked for first: what follows may need it. Without what may be either, because a grant is under way. */
    static List<Question> of(Terms terms, OfferedPort port, InForce inForce) {
        var trials = new Trials(terms, port, inForce);
        return Stream.of(
                        Stream.of(new Trial.Token()),
                        trials.topics(),
                        Stream.of(new Trial.Session()).filter(_ -> port.hasView()),
                        trials.columns())
                .flatMap(some -> some)
                .flatMap(
                        trial -> inForce.of(trial::isAllowedBy).stream().map(expected -> new Question(trial, expected)))
                .toList();
    }

    private Stream<Trial> topics() {
        if (!port.hasTopic()) {
            return Stream.empty();
        }
        Stream<Trial> agreed = entitlement.topic().stream()
                .flatMap(topic -> Stream.of(new Trial.Fetch(topic), new Trial.GroupOffsets()));
        return Stream.concat(
                agreed,
                refused(Stream.of(port.port().topic(), port.port().quarantineTopic())
                                .map(Trial.Fetch::new))
                        .stream());
    }

    private Stream<Trial> columns() {
        if (entitlement.view().isEmpty()) {
            return Stream.empty();
        }
        var view = entitlement.view().orElseThrow();
        var masked = terms.readsMasked(port);
        var agreed = terms.of(port).stream()
                .filter(field -> !masked || !field.absentWhenMasked())
                .map(field -> new Trial.Query(view, field.name()))
                .findFirst();
        var others = port.fields().stream().map(OfferedPort.Field::name).toList();
        var beside = Stream.of(view, port.port().view(), port.port().table())
                .flatMap(relation -> others.stream().map(column -> new Trial.Query(relation, column)))
                .filter(query -> !query.isAllowedBy(entitlement));
        return Stream.concat(agreed.stream(), refused(beside).stream());
    }

    /** The first of them that no agreement allows, beside what this one is about. */
    private Optional<Trial> refused(Stream<? extends Trial> candidates) {
        return candidates
                .filter(trial -> !trial.isAllowedBy(entitlement))
                .filter(trial -> inForce.of(trial::isAllowedBy).equals(Optional.of(Outcome.REFUSED)))
                .map(Trial.class::cast)
                .findFirst();
    }
}
