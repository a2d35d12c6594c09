package org.finmesh.platform.server.access;

import java.util.List;
import org.finmesh.platform.access.Access;
import org.finmesh.platform.access.AgreementId;
import org.finmesh.platform.access.AgreementsView;
import org.finmesh.platform.access.Dossier;
import org.finmesh.platform.access.Successions;
import org.finmesh.platform.api.AgreementsApi;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** Access from request to end, for whoever calls. */
@RestController
class AgreementsController implements AgreementsApi {

    private final Access access;
    private final Successions successions;
    private final Actors actors;

    AgreementsController(Access access, Successions successions, Actors actors) {
        this.access = access;
        this.successions = successions;
        this.actors = actors;
    }

    @Override
    public Agreement request(AccessRequest request) {
        return answer(access.request(
                actors.current(), text(request.port()), request.consumer(), text(request.purpose()), request.days()));
    }

    @Override
    public List<Agreement> agreements(String view) {
        var actor = actors.current();
        return access.agreements(actor, AgreementsView.parse(view)).stream()
                .map(dossier -> Answers.agreement(dossier, actor))
                .toList();
    }

    @Override
    public Agreement agreement(String id) {
        return answer(access.agreement(actors.current(), AgreementId.parse(id)));
    }

    @Override
    public Agreement approve(String id, Decision decision) {
        return answer(access.approve(actors.current(), AgreementId.parse(id), text(decision.note())));
    }

    @Override
    public Agreement deny(String id, Decision decision) {
        return answer(access.deny(actors.current(), AgreementId.parse(id), text(decision.note())));
    }

    @Override
    public Agreement revoke(String id, Decision decision) {
        return answer(access.revoke(actors.current(), AgreementId.parse(id), text(decision.note())));
    }

    @Override
    public Agreement cancel(String id, Decision decision) {
        return answer(access.cancel(actors.current(), AgreementId.parse(id), text(decision.note())));
    }

    @Override
    public Agreement carryOver(String id) {
        return answer(successions.carryOver(actors.current(), AgreementId.parse(id)));
    }

    @Override
    public Credentials issueCredentials(String consumer) {
        var issued = access.issueCredentials(actors.current(), consumer);
        return new Credentials(
                issued.consumer().value(),
                issued.clientId(),
                issued.clientSecret(),
                issued.databaseUser(),
                issued.databasePassword());
    }

    private Agreement answer(Dossier dossier) {
        return Answers.agreement(dossier, actors.current());
    }

    /** What JSON leaves out is empty; access says what it needs. */
    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
