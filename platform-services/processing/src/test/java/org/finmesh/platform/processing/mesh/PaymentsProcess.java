package org.finmesh.platform.processing.mesh;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.finmesh.platform.processing.Domain;
import org.finmesh.platform.processing.Payments;

/** The payments domain as a process of its own, which a test can kill. */
public final class PaymentsProcess {

    private PaymentsProcess() {}

    public static void main(String[] arguments) {
        Domain.named("treasury").topology(new Payments()).run();
    }

    static Process start(Map<String, String> environment, Path log) throws IOException {
        return start(PaymentsProcess.class, environment, log);
    }

    static Process start(Class<?> main, Map<String, String> environment, Path log) throws IOException {
        var builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }
}
