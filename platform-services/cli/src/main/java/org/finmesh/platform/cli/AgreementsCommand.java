package org.finmesh.platform.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mesh agreements}. */
@Command(
        name = "agreements",
        mixinStandardHelpOptions = true,
        description = "List requests and agreements, with the stage of the decision that each waits for.",
        subcommands = {
            AgreementsShowCommand.class,
            AgreementsReceiptsCommand.class,
            AgreementsDriftCommand.class,
            CommandLine.HelpCommand.class
        })
final class AgreementsCommand implements Callable<Integer> {

    /** Which ones, in the API's words. */
    enum View {
        MINE("mine"),
        TO_DECIDE("to-decide"),
        ALL("all");

        private final String word;

        View(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    @Mixin
    private ApiOptions api;

    @Mixin
    private AgreementOutput output;

    @Option(
            names = "--view",
            paramLabel = "VIEW",
            defaultValue = "mine",
            description =
                    "${COMPLETION-CANDIDATES}: yours and your teams'; what waits for your decision; all you may see. ${DEFAULT-VALUE} unless given.")
    private View view;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        output.print(api.asPerson(spec).agreements().agreements(view.toString()), spec);
        return 0;
    }
}
