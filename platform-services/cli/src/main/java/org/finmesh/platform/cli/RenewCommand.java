package org.finmesh.platform.cli;

import org.finmesh.platform.api.AgreementsApi;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.AgreementsApi.Amendment;
import org.finmesh.platform.api.AgreementsApi.Decision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mesh renew}. */
@Command(
        name = "renew",
        mixinStandardHelpOptions = true,
        description = {
            "Ask, as its consumer, that an agreement goes on for longer: a short form of ./mesh amend --days N.",
            "What is agreed goes on until it is decided, and also when it is denied."
        })
final class RenewCommand extends DecisionCommand {

    @Option(
            names = "--days",
            paramLabel = "N",
            required = true,
            description = "How long from the approval on, 1 to 730 days.")
    private int days;

    @Override
    String view() {
        return "mine";
    }

    @Override
    boolean fits(Agreement candidate) {
        return isGranted(candidate);
    }

    @Override
    Agreement decide(AgreementsApi agreements, String id, Decision decision) {
        return agreements.amend(id, new Amendment(null, null, null, null, days, decision.note()));
    }
}
