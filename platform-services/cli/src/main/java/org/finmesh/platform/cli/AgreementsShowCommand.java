package org.finmesh.platform.cli;

import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.cli.client.PlatformApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mesh agreements show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "Show one whole: what was agreed, where it is read, who decided what, what waits, all that happened.")
final class AgreementsShowCommand extends NamedAgreementCommand {

    @Mixin
    private AgreementOutput output;

    @Override
    String view() {
        return "mine";
    }

    @Override
    boolean fits(Agreement candidate) {
        return true;
    }

    @Override
    void act(PlatformApi platform, String id) {
        output.printWithHistory(platform.agreements().agreement(id), spec);
    }
}
