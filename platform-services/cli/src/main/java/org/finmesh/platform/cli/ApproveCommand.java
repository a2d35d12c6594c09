package org.finmesh.platform.cli;

import org.finmesh.platform.api.AgreementsApi;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.AgreementsApi.Decision;
import picocli.CommandLine.Command;

/** {@code mesh approve}. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = {
            "Answer yes for the stage that a request, or a change of an agreement, waits in: as a manager of the consumer's team, as an owner of the port's domain, or for one who delegated that to you.",
            "Nobody decides on what they or their team asked for, and nobody decides two stages of it."
        })
final class ApproveCommand extends DecisionCommand {

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
        return agreements.approve(id, decision);
    }
}
