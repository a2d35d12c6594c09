package org.finmesh.platform.cli;

import org.finmesh.platform.api.AgreementsApi;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.AgreementsApi.Decision;
import picocli.CommandLine.Command;

/** {@code mesh cancel}. */
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description = {
            "Take a request back, or end an agreement early, as its consumer; it takes effect within 5 seconds.",
            "To take back a change that was asked for: ./mesh amend --withdraw."
        })
final class CancelCommand extends DecisionCommand {

    @Override
    String view() {
        return "mine";
    }

    @Override
    boolean fits(Agreement candidate) {
        return candidate.state().equals("requested") || isGranted(candidate);
    }

    @Override
    Agreement decide(AgreementsApi agreements, String id, Decision decision) {
        return agreements.cancel(id, decision);
    }
}
