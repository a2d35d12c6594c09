package org.finmesh.platform.cli;

import java.util.List;
import org.finmesh.platform.api.QuarantineApi.Replay;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Replays, one a line. */
final class QuarantineOutput {

    @Option(names = "--json", description = "JSON, for scripts.")
    private boolean json;

    void print(List<Replay> replays, CommandSpec spec) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(replays));
        } else {
            replays.forEach(replay -> out.println(line(replay)));
        }
    }

    private static String line(Replay replay) {
        return "%s %s %s by %s: %s, %d written, %d left out"
                .formatted(
                        replay.askedAt(),
                        replay.port(),
                        replay.reasonCode() == null ? "offsets " + replay.offsets() : replay.reasonCode(),
                        replay.askedBy(),
                        replay.finishedAt() == null ? "under way" : "done " + replay.finishedAt(),
                        replay.written(),
                        replay.leftOut());
    }
}
