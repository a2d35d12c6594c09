package org.finmesh.platform.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.finmesh.platform.cli.launch.Mesh;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mesh down}. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stop everything that runs in this home, also what a killed launcher left. The data stays.")
final class DownCommand implements Callable<Integer> {

    @Mixin
    private HomeOptions home;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var mesh = new Mesh(home.mesh(), spec.commandLine().getErr());
        var stopped =
                mesh.down((step, took) -> out.printf(Locale.ROOT, "%6.1f s  %s%n", took.toMillis() / 1000.0, step));
        out.println(stopped ? "The mesh is stopped." : "Nothing was running.");
        return 0;
    }
}
