package org.finmesh.platform.cli;

import java.util.List;
import org.finmesh.platform.api.AgreementsApi;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.AgreementsApi.Decision;
import picocli.CommandLine.Command;

/** {@code mesh approve}. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = "Grant a request, as an owner of the port's domain; nobody approves their own.")
final class ApproveCommand extends DecisionCommand {

    @Override
    String view() {
        return "to-decide";
    }

    @Override
    List<String> states() {
        return List.of("requested");
    }

    @Override
    Agreement decide(AgreementsApi agreements, String id, Decision decision) {
        return agreements.approve(id, decision);
    }
}
