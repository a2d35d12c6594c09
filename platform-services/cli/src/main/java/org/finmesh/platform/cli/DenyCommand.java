package org.finmesh.platform.cli;

import java.util.List;
import org.finmesh.platform.api.AgreementsApi;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.AgreementsApi.Decision;
import picocli.CommandLine.Command;

/** {@code mesh deny}. */
@Command(
        name = "deny",
        mixinStandardHelpOptions = true,
        description = "Refuse a request, as an owner of the port's domain.")
final class DenyCommand extends DecisionCommand {

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
        return agreements.deny(id, decision);
    }
}
