package org.finmesh.platform.cli;

import java.util.concurrent.Callable;
import org.finmesh.platform.api.DelegationsApi.NewDelegation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh delegate}. */
@Command(
        name = "delegate",
        mixinStandardHelpOptions = true,
        description = {
            "Let another decide on requests in your name for a time, as a manager, an owner or a council member.",
            "They are bound by the same bans, and it counts only while you decide yourself. ./mesh delegations end stops it."
        })
final class DelegateCommand implements Callable<Integer> {

    @Mixin
    private ApiOptions api;

    @Mixin
    private DelegationOutput output;

    @Parameters(paramLabel = "USER", description = "Who decides in your name.")
    private String to;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            required = true,
            converter = Day.Reader.class,
            description = "The last day, in UTC, at most 90 days after the first: 2026-12-31; or an instant.")
    private Day until;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            converter = Day.Reader.class,
            description = "The first day, in UTC, or an instant; now unless given.")
    @Nullable
    private Day from;

    @Option(names = "--note", paramLabel = "TEXT", defaultValue = "", description = "Why; it is kept.")
    private String note;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var begin = from == null ? null : from.begin().toString();
        output.print(
                api.asPerson(spec)
                        .delegations()
                        .delegate(new NewDelegation(to, begin, until.end().toString(), note)),
                spec);
        return 0;
    }
}
