package org.finmesh.platform.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.finmesh.platform.localstack.LocalStack;

/**
 * A measuring program of the SDK, run as a domain's process is: the command line does not depend on the SDK, but every domain's
 * jar has it on its class path.
 *
 * @param jar of a domain
 * @param main in the SDK's package {@code bench}
 * @param stack in whose home its settings are, as they have passwords
 */
record SdkProgram(Path jar, String main, LocalStack stack) {

    private static final String PACKAGE = "org.finmesh.platform.processing.bench.";

    /** @throws IOException when it fails; what it said is on standard error */
    void run(String bench, Properties settings, Consumer<Figure> figures) throws IOException, InterruptedException {
        var secrets = stack.processes().home().secrets("bench");
        var file = Files.createDirectories(secrets).resolve("settings.properties");
        try (var out = Files.newBufferedWriter(file)) {
            settings.store(out, null);
        }
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        jar.toString(),
                        PACKAGE + main,
                        file.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = process.inputReader()) {
            lines.lines()
                    .map(line -> line.split(" "))
                    .filter(parts -> parts[0].equals("figure"))
                    .forEach(parts -> figures.accept(
                            new Figure(bench, parts[1], parts[2], Double.parseDouble(parts[3]), parts[4])));
        } finally {
            process.destroy();
        }
        var code = process.waitFor();
        if (code != 0) {
            throw new IOException("%s of %s ended with %d".formatted(main, jar, code));
        }
    }
}
