package org.finmesh.platform.cli;

import org.finmesh.platform.api.AgreementsApi;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.AgreementsApi.Decision;
import picocli.CommandLine.Command;

/** {@code mesh revoke}. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description =
                "End an agreement early, as an owner of the port's domain or for the platform team; it takes effect within 5 seconds.")
final class RevokeCommand extends DecisionCommand {

    @Override
    String view() {
        return "all";
    }

    @Override
    boolean fits(Agreement candidate) {
        return isGranted(candidate);
    }

    @Override
    Agreement decide(AgreementsApi agreements, String id, Decision decision) {
        return agreements.revoke(id, decision);
    }
}
