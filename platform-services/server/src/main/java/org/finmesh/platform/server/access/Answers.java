package org.finmesh.platform.server.access;

import java.util.Optional;
import org.finmesh.platform.access.Actor;
import org.finmesh.platform.access.Decision;
import org.finmesh.platform.access.Dossier;
import org.finmesh.platform.access.Notice;
import org.finmesh.platform.access.OfferedPort;
import org.finmesh.platform.api.AgreementsApi;

/** Agreements as the API shows them. */
final class Answers {

    private Answers() {}

    static AgreementsApi.Agreement agreement(Dossier dossier, Actor reader) {
        var agreement = dossier.agreement();
        var decision = agreement.state().decision();
        return new AgreementsApi.Agreement(
                agreement.id().toString(),
                agreement.port().toString(),
                agreement.consumer().toString(),
                agreement.requestedBy(),
                agreement.purpose(),
                agreement.days(),
                agreement.state().label(),
                agreement.requestedAt().toString(),
                decision.map(Decision::by).orElse(null),
                decision.map(Decision::note).orElse(null),
                agreement.until().map(Object::toString).orElse(null),
                agreement.isDecidableBy(reader),
                dossier.history().stream()
                        .map(entry ->
                                new AgreementsApi.Event(entry.at().toString(), entry.state(), entry.by(), entry.note()))
                        .toList(),
                Optional.ofNullable(agreement.carriedFrom())
                        .map(Object::toString)
                        .orElse(null),
                dossier.notice().map(Answers::notice).orElse(null));
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
