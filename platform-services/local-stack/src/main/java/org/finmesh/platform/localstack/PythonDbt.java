package org.finmesh.platform.localstack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.finmesh.platform.localstack.UserCache.Relocation;

/** dbt for tests, where {@code mesh up} has it too; installed when it is not there. Needs Python 3. */
public final class PythonDbt {

    private PythonDbt() {}

    /** @throws StackException when it cannot be installed */
    public static Path program() {
        var core = Versions.of("dbt-core");
        var postgres = Versions.of("dbt-postgres");
        return UserCache.ofUser()
                .get("dbt-core-%s-postgres-%s".formatted(core, postgres), Relocation.IMPOSSIBLE, folder -> {
                    run("python3", "-m", "venv", folder.toString());
                    run(
                            folder.resolve("bin/pip").toString(),
                            "install",
                            "--quiet",
                            "--disable-pip-version-check",
                            "dbt-core==" + core,
                            "dbt-postgres==" + postgres);
                })
                .resolve("bin/dbt");
    }

    private static void run(String... command) throws IOException {
        try {
            var code = new ProcessBuilder(List.of(command)).inheritIO().start().waitFor();
            if (code != 0) {
                throw new IOException("%s ended with %d".formatted(String.join(" ", command), code));
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new IOException(ending);
        }
    }
}
