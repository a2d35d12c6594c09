package org.finmesh.platform.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.finmesh.platform.cli.launch.MeshStatus;
import org.finmesh.platform.cli.launch.StatusReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mesh status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Say how every process and every product is: freshness in ms against its promise, records per second.",
            "Exit code 0 when all is healthy, 1 when not."
        })
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private HomeOptions home;

    @Option(names = "--json", description = "One JSON object, for scripts.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var status = new StatusReader(home.mesh(), spec.commandLine().getErr()).read();
        if (json) {
            out.println(Json.text(status));
        } else {
            print(status, out);
        }
        return status.healthy() ? 0 : 1;
    }

    private static void print(MeshStatus status, PrintWriter out) {
        if (status.processes().isEmpty()) {
            out.println("The mesh is not running. ./mesh up starts it.");
            return;
        }
        out.println("PROCESS            STATE         PID   PORT   RESIDENT MiB");
        for (var process : status.processes()) {
            out.printf(
                    Locale.ROOT,
                    "%-18s %-9s %7s  %5s  %13s%n",
                    process.name(),
                    process.state(),
                    text(process.pid()),
                    text(process.port()),
                    text(process.residentMiB()));
        }
        out.println();
        out.println("PRODUCT                               VERSION  STATE       FRESHNESS ms   PROMISE ms   RECORDS/s");
        for (var product : status.products()) {
            out.printf(
                    Locale.ROOT,
                    "%-37s %-8s %-11s %12s %12s %11s%n",
                    product.id(),
                    product.version(),
                    product.state(),
                    text(product.freshnessMs()),
                    text(product.promiseMs()),
                    product.recordsPerSecond() == null
                            ? "-"
                            : String.format(Locale.ROOT, "%.1f", product.recordsPerSecond()));
        }
        out.println();
        out.println(status.healthy() ? "healthy" : "not healthy");
    }

    private static String text(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }
}
