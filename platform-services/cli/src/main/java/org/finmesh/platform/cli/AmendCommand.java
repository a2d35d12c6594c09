package org.finmesh.platform.cli;

import java.util.List;
import org.finmesh.platform.api.AgreementsApi;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.AgreementsApi.Amendment;
import org.finmesh.platform.api.AgreementsApi.Decision;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code mesh amend}. */
@Command(
        name = "amend",
        mixinStandardHelpOptions = true,
        description = {
            "Ask, as its consumer, to read other fields of an agreement's port, read them otherwise, or for longer.",
            "It is decided in the stages that the new terms ask for; what is agreed goes on until then, and when it is denied.",
            "What is not named stays as it is."
        })
final class AmendCommand extends DecisionCommand {

    /** Which fields. */
    static final class Fields {
        @Option(
                names = "--fields",
                paramLabel = "FIELD",
                split = ",",
                description = "The fields that are needed from now on, with commas between.")
        @Nullable
        private List<String> named;

        @Option(names = "--whole-port", description = "All fields of the port, now and as it grows.")
        private boolean wholePort;
    }

    /** How personal fields are read. */
    static final class Personal {
        @Option(names = "--clear", description = "Read personal fields as they are. Asks for a legal basis.")
        private boolean clear;

        @Option(names = "--masked", description = "Read personal fields masked.")
        private boolean masked;
    }

    @ArgGroup
    @Nullable
    private Fields fields;

    @ArgGroup
    @Nullable
    private Personal personal;

    @Option(
            names = "--legal-basis",
            paramLabel = "BASIS",
            description = "Of GDPR article 6(1): ${COMPLETION-CANDIDATES}.")
    @Nullable
    private LegalBasis legalBasis;

    @Option(names = "--days", paramLabel = "N", description = "How long from the approval on, 1 to 730 days.")
    @Nullable
    private Integer days;

    @Option(names = "--withdraw", description = "Take back the change that waits for a decision.")
    private boolean withdraw;

    @Override
    public Integer call() {
        var changes = fields != null || personal != null || legalBasis != null || days != null;
        if (withdraw == changes) {
            throw new ParameterException(
                    spec.commandLine(),
                    withdraw
                            ? "--withdraw takes a change back: name no other with it"
                            : "say what is to change: --fields, --whole-port, --clear, --masked, --legal-basis or --days; or --withdraw");
        }
        return super.call();
    }

    @Override
    String view() {
        return "mine";
    }

    @Override
    boolean fits(Agreement candidate) {
        return isGranted(candidate) && (!withdraw || candidate.pending() != null);
    }

    @Override
    Agreement decide(AgreementsApi agreements, String id, Decision decision) {
        return withdraw ? agreements.withdrawAmendment(id, decision) : agreements.amend(id, amendment(decision.note()));
    }

    private Amendment amendment(String note) {
        return new Amendment(
                fields == null ? null : fields.named,
                fields != null && fields.wholePort ? true : null,
                personal == null ? null : personal.clear ? "clear" : "masked",
                legalBasis == null ? null : legalBasis.toString(),
                days,
                note);
    }
}
