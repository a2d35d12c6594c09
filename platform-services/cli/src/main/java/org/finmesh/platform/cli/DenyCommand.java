package org.finmesh.platform.cli;

import org.finmesh.platform.api.AgreementsApi;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.AgreementsApi.Decision;
import picocli.CommandLine.Command;

/** {@code mesh deny}. */
@Command(
        name = "deny",
        mixinStandardHelpOptions = true,
        description = {
            "Answer no where approve answers yes: one denial ends the request.",
            "What was agreed before a change was asked for stays."
        })
final class DenyCommand extends DecisionCommand {

    @Override
    String view() {
        return "to-decide";
    }

    @Override
    boolean fits(Agreement candidate) {
        return candidate.decidable();
    }

    @Override
    Agreement decide(AgreementsApi agreements, String id, Decision decision) {
        return agreements.deny(id, decision);
    }
}
