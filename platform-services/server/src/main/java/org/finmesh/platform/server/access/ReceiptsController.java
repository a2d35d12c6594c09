package org.finmesh.platform.server.access;

import java.util.List;
import java.util.Locale;
import org.finmesh.platform.access.AgreementId;
import org.finmesh.platform.access.Receipts;
import org.finmesh.platform.api.ReceiptsApi;
import org.springframework.web.bind.annotation.RestController;

/** The proofs of agreements, for whoever may see these. */
@RestController
class ReceiptsController implements ReceiptsApi {

    private final Receipts receipts;
    private final Actors actors;

    ReceiptsController(Receipts receipts, Actors actors) {
        this.receipts = receipts;
        this.actors = actors;
    }

    @Override
    public List<Receipt> receipts(String id) {
        return receipts.of(actors.current(), AgreementId.parse(id)).stream()
                .map(ReceiptsController::answer)
                .toList();
    }

    private static Receipt answer(org.finmesh.platform.access.Receipt receipt) {
        return new Receipt(
                receipt.id().toString(),
                receipt.agreement().toString(),
                receipt.occasion().label(),
                receipt.at().toString(),
                receipt.holds(),
                receipt.attempts().stream()
                        .map(attempt -> new Attempt(
                                attempt.system().name().toLowerCase(Locale.ROOT),
                                attempt.tried(),
                                attempt.expected().label(),
                                attempt.seen().label(),
                                attempt.detail()))
                        .toList());
    }
}
