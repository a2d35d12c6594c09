package org.finmesh.platform.server.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.finmesh.platform.access.Decision;
import org.finmesh.platform.access.Dossier;
import org.finmesh.platform.access.Entitlement;
import org.finmesh.platform.access.LegalBasis;
import org.finmesh.platform.access.Notice;
import org.finmesh.platform.access.OfferedPort;
import org.finmesh.platform.access.Pending;
import org.finmesh.platform.access.Preview;
import org.finmesh.platform.access.Stage;
import org.finmesh.platform.access.Terms;
import org.finmesh.platform.api.AgreementsApi;
import org.finmesh.platform.contract.SqlName;
import org.jspecify.annotations.Nullable;

/** Agreements as the API shows them. */
final class Answers {

    private Answers() {}

    static AgreementsApi.Agreement agreement(Dossier dossier) {
        var agreement = dossier.agreement();
        return new AgreementsApi.Agreement(
                agreement.id().toString(),
                agreement.request().toString(),
                agreement.port().toString(),
                agreement.consumer().toString(),
                agreement.requestedBy(),
                agreement.purpose(),
                terms(agreement.terms(), dossier.port()),
                outlets(agreement.terms(), dossier.port()),
                agreement.state().label(),
                dossier.suspended().orElse(null),
                agreement.requestedAt().toString(),
                agreement.until().map(Instant::toString).orElse(null),
                stages(agreement.stages()),
                pending(dossier),
                dossier.decidable(),
                dossier.history().stream()
                        .map(entry ->
                                new AgreementsApi.Event(entry.at().toString(), entry.state(), entry.by(), entry.note()))
                        .toList(),
                Optional.ofNullable(agreement.carriedFrom())
                        .map(Object::toString)
                        .orElse(null),
                dossier.notice().map(Answers::notice).orElse(null));
    }

    static AgreementsApi.Preview preview(Preview preview) {
        return new AgreementsApi.Preview(
                preview.port().port().toString(),
                terms(preview.terms(), preview.port()),
                outlets(preview.terms(), preview.port()),
                stages(preview.stages()),
                preview.legalBasisNeeded(),
                preview.refusals());
    }

    private static AgreementsApi.Terms terms(Terms terms, OfferedPort port) {
        var read = terms.of(port);
        var personal = read.stream().anyMatch(OfferedPort.Field::personal);
        return new AgreementsApi.Terms(
                read.stream().map(OfferedPort.Field::name).toList(),
                terms.wholePort(),
                personal ? terms.personal().label() : "none",
                Optional.ofNullable(terms.legalBasis()).map(LegalBasis::label).orElse(null),
                terms.days());
    }

    private static AgreementsApi.Outlets outlets(Terms terms, OfferedPort port) {
        var entitlement = Entitlement.of(terms, port);
        return new AgreementsApi.Outlets(
                entitlement.topic().orElse(null),
                entitlement.topicNote().orElse(null),
                entitlement.view().map(SqlName::toString).orElse(null),
                List.copyOf(entitlement.columns()));
    }

    private static List<AgreementsApi.Stage> stages(List<Stage> stages) {
        return stages.stream().map(Answers::stage).toList();
    }

    private static AgreementsApi.Stage stage(Stage stage) {
        var answer = Optional.ofNullable(stage.answer());
        var decision = answer.map(Stage.Answer::decision);
        return new AgreementsApi.Stage(
                stage.kind().label(),
                stage.deciders(),
                decision.map(Decision::by).orElse(null),
                answer.map(Stage.Answer::onBehalfOf).orElse(null),
                decision.map(Decision::note).orElse(null),
                decision.map(Decision::at).map(Instant::toString).orElse(null));
    }

    private static AgreementsApi.@Nullable Pending pending(Dossier dossier) {
        return Optional.ofNullable(dossier.agreement().pending())
                .map(pending -> pending(pending, dossier))
                .orElse(null);
    }

    private static AgreementsApi.Pending pending(Pending pending, Dossier dossier) {
        return new AgreementsApi.Pending(
                terms(pending.terms(), dossier.port()),
                pending.requestedBy(),
                pending.requestedAt().toString(),
                pending.note(),
                stages(pending.stages()),
                pending.escalated(),
                dossier.lapsesAt().orElseThrow().toString());
    }

    private static AgreementsApi.Notice notice(Notice notice) {
        var successor = Optional.ofNullable(notice.successor());
        return new AgreementsApi.Notice(
                Optional.ofNullable(notice.endOfSupport()).map(Object::toString).orElse(null),
                notice.endOfLife().toString(),
                successor.map(OfferedPort::port).map(Object::toString).orElse(null),
                successor.map(OfferedPort::migrationGuide).orElse(null),
                Optional.ofNullable(notice.carriedTo()).map(Object::toString).orElse(null),
                notice.obstacle());
    }
}
