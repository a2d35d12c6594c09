package org.finmesh.platform.cli;

import org.finmesh.platform.api.AgreementsApi;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.AgreementsApi.Decision;
import picocli.CommandLine.Option;

/** What {@code mesh approve}, {@code deny} and {@code revoke} share: a note beside what was decided. */
abstract class DecisionCommand extends AgreementCommand {

    @Option(
            names = "--note",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Why; the consumer sees it, and it is kept.")
    private String note;

    /** Makes the decision. */
    abstract Agreement decide(AgreementsApi agreements, String id, Decision decision);

    @Override
    Agreement change(AgreementsApi agreements, String id) {
        return decide(agreements, id, new Decision(note));
    }
}
