package org.finmesh.platform.cli;

import org.finmesh.platform.api.AgreementsApi;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.cli.client.PlatformApi;
import picocli.CommandLine.Mixin;

/** What the commands share that change an agreement: they print what became of it. */
abstract class AgreementCommand extends NamedAgreementCommand {

    @Mixin
    private AgreementOutput output;

    static boolean isGranted(Agreement agreement) {
        return agreement.state().equals("approved") || agreement.state().equals("active");
    }

    /** Changes it. */
    abstract Agreement change(AgreementsApi agreements, String id);

    @Override
    void act(PlatformApi platform, String id) {
        output.print(change(platform.agreements(), id), spec);
    }
}
