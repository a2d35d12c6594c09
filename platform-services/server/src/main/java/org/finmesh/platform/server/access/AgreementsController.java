package org.finmesh.platform.server.access;

import java.util.List;
import org.finmesh.platform.access.Access;
import org.finmesh.platform.access.AgreementId;
import org.finmesh.platform.access.AgreementsView;
import org.finmesh.platform.access.Amendments;
import org.finmesh.platform.access.Decisions;
import org.finmesh.platform.access.Dossier;
import org.finmesh.platform.access.Requests;
import org.finmesh.platform.access.Successions;
import org.finmesh.platform.api.AgreementsApi;
import org.springframework.web.bind.annotation.RestController;

/** Access from request to end, for whoever calls. */
@RestController
class AgreementsController implements AgreementsApi {

    private final Requests requests;
    private final Amendments amendments;
    private final Decisions decisions;
    private final Access access;
    private final Successions successions;
    private final Actors actors;

    AgreementsController(
            Requests requests,
            Amendments amendments,
            Decisions decisions,
            Access access,
            Successions successions,
            Actors actors) {
        this.requests = requests;
        this.amendments = amendments;
        this.decisions = decisions;
        this.access = access;
        this.successions = successions;
        this.actors = actors;
    }

    @Override
    public List<Agreement> request(AccessRequest request) {
        return requests.request(actors.current(), Wishes.cart(request)).stream()
                .map(Answers::agreement)
                .toList();
    }

    @Override
    public List<Preview> preview(AccessRequest request) {
        return requests.preview(actors.current(), Wishes.cart(request)).stream()
                .map(Answers::preview)
                .toList();
    }

    @Override
    public List<Agreement> agreements(String view) {
        return access.agreements(actors.current(), AgreementsView.parse(view)).stream()
                .map(Answers::agreement)
                .toList();
    }

    @Override
    public Agreement agreement(String id) {
        return answer(access.agreement(actors.current(), AgreementId.parse(id)));
    }

    @Override
    public Agreement approve(String id, Decision decision) {
        return answer(decisions.approve(actors.current(), AgreementId.parse(id), Wishes.text(decision.note())));
    }

    @Override
    public Agreement deny(String id, Decision decision) {
        return answer(decisions.deny(actors.current(), AgreementId.parse(id), Wishes.text(decision.note())));
    }

    @Override
    public Agreement revoke(String id, Decision decision) {
        return answer(access.revoke(actors.current(), AgreementId.parse(id), Wishes.text(decision.note())));
    }

    @Override
    public Agreement cancel(String id, Decision decision) {
        return answer(access.cancel(actors.current(), AgreementId.parse(id), Wishes.text(decision.note())));
    }

    @Override
    public Agreement amend(String id, Amendment amendment) {
        return answer(amendments.amend(actors.current(), AgreementId.parse(id), Wishes.amendment(amendment)));
    }

    @Override
    public Agreement withdrawAmendment(String id, Decision decision) {
        return answer(amendments.withdraw(actors.current(), AgreementId.parse(id), Wishes.text(decision.note())));
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

    private static Agreement answer(Dossier dossier) {
        return Answers.agreement(dossier);
    }
}
