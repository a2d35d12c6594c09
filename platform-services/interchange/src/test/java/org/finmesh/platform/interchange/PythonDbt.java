package org.finmesh.platform.interchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.finmesh.platform.localstack.UserCache;
import org.finmesh.platform.localstack.UserCache.Relocation;
import org.finmesh.platform.localstack.Versions;

/** dbt where {@code mesh up} has it too, installed when it is not there. */
final class PythonDbt {

    private PythonDbt() {}

    static Path program() {
        var core = Versions.of("dbt-core");
        var postgres = Versions.of("dbt-postgres");
        var sqlglot = Versions.of("sqlglot");
        return UserCache.ofUser()
                .get(
                        "dbt-core-%s-postgres-%s-sqlglot-%s".formatted(core, postgres, sqlglot),
                        Relocation.IMPOSSIBLE,
                        folder -> {
                            run("python3", "-m", "venv", folder.toString());
                            run(
                                    folder.resolve("bin/pip").toString(),
                                    "install",
                                    "--quiet",
                                    "--disable-pip-version-check",
                                    "dbt-core==" + core,
                                    "dbt-postgres==" + postgres,
                                    "sqlglot==" + sqlglot);
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
            throw new IOException(ending);
        }
    }
}
