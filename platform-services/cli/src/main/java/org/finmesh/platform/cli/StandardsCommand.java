package org.finmesh.platform.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh standards}. */
@Command(
        name = "standards",
        mixinStandardHelpOptions = true,
        description = "Show what all domains agree on, or check an identifier.",
        subcommands = StandardsCommand.CheckCommand.class)
final class StandardsCommand implements Callable<Integer> {

    @Mixin
    private ApiOptions api;

    @Option(names = "--json", description = "JSON, for scripts.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var standards = api.asPersonOrOperator(spec).standards().standards();
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(standards));
            return 0;
        }
        standards.conventions().forEach(rule -> out.printf("%-14s %-22s %s%n", rule.topic(), rule.what(), rule.form()));
        standards
                .schemes()
                .forEach(scheme -> out.printf(
                        "%-14s %-22s %s, %s%n", "Identifiers", scheme.id(), scheme.name(), scheme.definedBy()));
        standards
                .lists()
                .forEach(list -> out.printf(
                        "%-14s %-22s %d codes%s%n",
                        "Lists", list.name(), list.codes(), list.complete() ? "" : ", a part"));
        standards
                .vocabularies()
                .forEach(words -> out.printf(
                        "%-14s %-22s %s%n",
                        "Words", words.aspect(), String.join(", ", words.words().keySet())));
        standards
                .ways()
                .forEach(way -> out.printf("%-14s %-22s %s through %s%n", "Ways", way.id(), way.kind(), way.port()));
        return 0;
    }

    /** {@code mesh standards check}. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "Say whether a value is an identifier of a scheme: by its form, its checksum and its list.",
                "Exit code 1 when it is none."
            })
    static final class CheckCommand implements Callable<Integer> {

        @Mixin
        private ApiOptions api;

        @Parameters(index = "0", paramLabel = "SCHEME", description = "Such as LEI, ISIN, IBAN, BIC, MIC.")
        private String scheme;

        @Parameters(index = "1", paramLabel = "VALUE")
        private String value;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            if (value.isBlank()) {
                throw new ParameterException(spec.commandLine(), "VALUE is blank");
            }
            var check = api.asPersonOrOperator(spec).standards().check(scheme, value);
            spec.commandLine()
                    .getOut()
                    .printf("%s %s%n", value, check.valid() ? "is a valid " + scheme : check.problem());
            return check.valid() ? 0 : 1;
        }
    }
}
