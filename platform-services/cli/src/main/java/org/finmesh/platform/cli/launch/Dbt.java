package org.finmesh.platform.cli.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.finmesh.platform.cli.CliError;
import org.finmesh.platform.cli.CommandFailure;
import org.finmesh.platform.localstack.Progress;
import org.finmesh.platform.localstack.SearchPath;
import org.finmesh.platform.localstack.UserCache;
import org.finmesh.platform.localstack.UserCache.Relocation;
import org.finmesh.platform.localstack.Versions;

/** dbt, and what reads its SQL, in a Python environment of its own, made once per user by the user's Python and pip. */
final class Dbt {

    private static final int OUTPUT_MAX = 3_000;

    private Dbt() {}

    /** The program {@code dbt}; fetched when it is not there. */
    static Path program(UserCache cache, Progress progress) {
        var name = "dbt-core-%s-postgres-%s-sqlglot-%s"
                .formatted(Versions.of("dbt-core"), Versions.of("dbt-postgres"), Versions.of("sqlglot"));
        if (!cache.has(name, Relocation.IMPOSSIBLE)) {
            progress.step(
                    "dbt " + Versions.of("dbt-core") + " installed",
                    () -> cache.get(name, Relocation.IMPOSSIBLE, Dbt::install));
        }
        return cache.root().resolve(name).resolve("bin/dbt");
    }

    private static void install(Path folder) throws IOException {
        var python = SearchPath.find("python3")
                .orElseThrow(() -> new CommandFailure(
                        CliError.TOOL_FAILED, "no python3 on the PATH, which dbt needs: install Python 3.10 or later"));
        run(
                "python3 with its venv module is needed (Debian: apt-get install python3-venv)",
                List.of(python, "-m", "venv", folder.toString()));
        run(
                "check the network and pip's configuration, and call again",
                List.of(
                        folder.resolve("bin/pip").toString(),
                        "install",
                        "--quiet",
                        "--disable-pip-version-check",
                        "dbt-core==" + Versions.of("dbt-core"),
                        "dbt-postgres==" + Versions.of("dbt-postgres"),
                        "sqlglot==" + Versions.of("sqlglot")));
    }

    private static void run(String remedy, List<String> command) throws IOException {
        var log = Files.createTempFile("finmesh-dbt-", ".log");
        try {
            var code = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            if (code != 0) {
                var output = Files.readString(log);
                throw new CommandFailure(
                        CliError.TOOL_FAILED,
                        "'%s' failed with exit code %d: %s. It said:%n%s"
                                .formatted(
                                        String.join(" ", command),
                                        code,
                                        remedy,
                                        output.substring(Math.max(0, output.length() - OUTPUT_MAX))));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(CliError.TOOL_FAILED, "interrupted while installing dbt", e);
        } finally {
            Files.deleteIfExists(log);
        }
    }
}
