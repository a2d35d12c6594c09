package org.finmesh.platform.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.finmesh.platform.cli.launch.Mesh;
import org.finmesh.platform.localstack.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mesh up}. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Start everything, publish the sample products, start their sources.",
            "Stays in front until Ctrl-C, which stops everything; with --detach it returns when all is healthy.",
            "What a mesh made is kept in its --home and is there again the next time."
        })
final class UpCommand implements Callable<Integer> {

    @Mixin
    private HomeOptions home;

    @Option(names = "--detach", description = "Return when all is healthy, and leave it running.")
    private boolean detach;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            description = "The portal's port; all others follow (docs/architecture.md). 18000 unless given.")
    @Nullable
    private Integer portBase;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (portBase != null && (portBase < 1024 || portBase > 65_500)) {
            throw new ParameterException(spec.commandLine(), "--port-base is 1024 to 65500, not " + portBase);
        }
        var out = spec.commandLine().getOut();
        var err = spec.commandLine().getErr();
        var start = System.nanoTime();
        var mesh = new Mesh(home.mesh(), err);
        Progress lines = (step, took) -> {
            synchronized (out) {
                out.printf(Locale.ROOT, "%6.1f s  %s%n", took.toMillis() / 1000.0, step);
            }
        };
        if (!mesh.up(portBase, detach, lines)) {
            out.println("The mesh is running already.");
            Welcome.print(home.mesh(), out);
            return 0;
        }
        lines.done("in all", Duration.ofNanos(System.nanoTime() - start));
        Welcome.print(home.mesh(), out);
        if (!detach) {
            out.println("Ctrl-C stops it.");
            mesh.stayInFront();
        }
        return 0;
    }
}
