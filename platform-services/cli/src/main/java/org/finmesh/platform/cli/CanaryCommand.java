package org.finmesh.platform.cli;

import java.util.Set;
import java.util.concurrent.Callable;
import org.finmesh.platform.api.CanariesApi.Canary;
import org.finmesh.platform.api.CanariesApi.Passage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mesh canary}. */
@Command(
        name = "canary",
        mixinStandardHelpOptions = true,
        description = {
            "Say of every streamed port whether the records that are sent through it all the time to see that it works come",
            "through: how many of the last five minutes, in order, and after how many ms in its topic and past its table.",
            "Exit code 0 when all do, or have not had time to yet; 3 when not."
        })
final class CanaryCommand implements Callable<Integer> {

    private static final int NOT_WELL = 3;
    private static final Set<String> FINE = Set.of("well", "waiting");
    private static final String ROW = "%-40s %-7s %6s %10s %22s %10s %22s %8s%n";

    @Mixin
    private ApiOptions api;

    @Option(names = "--json", description = "JSON, for scripts.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var canaries = api.asPersonOrOperator(spec).canaries().canaries();
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(canaries));
        } else {
            out.printf(
                    ROW,
                    "PORT",
                    "STATE",
                    "SENT",
                    "IN TOPIC",
                    "ms p50/p99/max",
                    "IN TABLE",
                    "ms p50/p99/max",
                    "DISORDER");
            canaries.forEach(canary -> out.print(row(canary)));
        }
        return canaries.stream().allMatch(canary -> FINE.contains(canary.state())) ? 0 : NOT_WELL;
    }

    private static String row(Canary canary) {
        return ROW.formatted(
                canary.port(),
                canary.state(),
                canary.sent(),
                canary.topic().seen(),
                delays(canary.topic()),
                canary.table() == null ? "-" : canary.table().seen(),
                delays(canary.table()),
                canary.outOfOrder());
    }

    private static String delays(@Nullable Passage passage) {
        return passage == null || passage.delayMsP50() == null
                ? "-"
                : "%d/%d/%d".formatted(passage.delayMsP50(), passage.delayMsP99(), passage.delayMsMax());
    }
}
