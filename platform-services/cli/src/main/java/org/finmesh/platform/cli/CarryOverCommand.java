package org.finmesh.platform.cli;

import org.finmesh.platform.api.AgreementsApi;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import picocli.CommandLine.Command;

/** {@code mesh carry-over}. */
@Command(
        name = "carry-over",
        mixinStandardHelpOptions = true,
        description = {
            "Go on from an agreement to the major version that follows its port's, as its consumer: as it was approved, without another request.",
            "Publishing the later major does this by itself for the agreements of that moment."
        })
final class CarryOverCommand extends AgreementCommand {

    @Override
    String view() {
        return "mine";
    }

    @Override
    boolean fits(Agreement candidate) {
        return isGranted(candidate);
    }

    @Override
    Agreement change(AgreementsApi agreements, String id) {
        return agreements.carryOver(id);
    }
}
