package org.finmesh.platform.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.finmesh.platform.api.QuarantineApi.NewReplay;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh quarantine replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Put records that are in quarantine now through the product once more, after what rejected them was mended.",
            "A record that went through again before is left out, unless --again says otherwise. It is done soon after, whatever",
            "fails meanwhile; ./mesh quarantine replays PORT says how far it is."
        })
final class QuarantineReplayCommand implements Callable<Integer> {

    /** One of the two. */
    static final class Choice {

        @Option(names = "--reason", paramLabel = "CODE", description = "All of this reason.")
        @Nullable
        String reason;

        @Option(
                names = "--offset",
                paramLabel = "N",
                split = ",",
                description = "This one, as ./mesh quarantine shows it; may be given more than once.")
        @Nullable
        List<Long> offsets;
    }

    @Mixin
    private ApiOptions api;

    @Mixin
    private QuarantineOutput output;

    @Parameters(paramLabel = "PORT", description = "Such as treasury.fx-rates.v1.")
    private String port;

    @ArgGroup(multiplicity = "1")
    private Choice choice;

    @Option(names = "--again", description = "Also those that went through again before.")
    private boolean again;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        output.print(
                List.of(api.asPerson(spec)
                        .quarantine()
                        .replay(port, new NewReplay(choice.reason, choice.offsets, again))),
                spec);
        return 0;
    }
}
