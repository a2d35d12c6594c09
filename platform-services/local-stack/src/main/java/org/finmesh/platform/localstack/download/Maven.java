package org.finmesh.platform.localstack.download;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finmesh.platform.localstack.Program;
import org.finmesh.platform.localstack.SearchPath;
import org.finmesh.platform.localstack.StackError;
import org.finmesh.platform.localstack.StackException;
import org.finmesh.platform.localstack.Versions;

/** Fetches through the user's own Maven, so that the mirrors and proxies of their settings are used and no host is named here. */
public final class Maven {

    private static final int OUTPUT_MAX = 4_000;

    private Maven() {}

    /** Copies the artifacts, and what they depend on, into {@code folder}. */
    public static void copy(Path folder, List<Artifact> artifacts) throws IOException {
        var project = Files.createTempDirectory("finmesh-fetch-");
        var pom = project.resolve("pom.xml");
        var output = project.resolve("output");
        try {
            Files.writeString(pom, pom(artifacts));
            run(pom, output, folder);
        } finally {
            Files.deleteIfExists(pom);
            Files.deleteIfExists(output);
            Files.deleteIfExists(project);
        }
    }

    /** The one file of {@code folder} whose name starts so. */
    public static Path only(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow(() -> new IOException("Maven copied no %s… to %s".formatted(prefix, folder)));
        }
    }

    private static void run(Path pom, Path output, Path folder) throws IOException {
        var maven = SearchPath.find("mvn")
                .orElseThrow(
                        () -> new StackException(
                                StackError.TOOL_MISSING,
                                "no mvn on the PATH: install Apache Maven 3.8 or later (https://maven.apache.org/install.html)"));
        var builder = new ProcessBuilder(
                        maven,
                        "--batch-mode",
                        "--quiet",
                        "--file",
                        pom.toString(),
                        "org.apache.maven.plugins:maven-dependency-plugin:%s:copy-dependencies"
                                .formatted(Versions.of("maven-dependency-plugin")),
                        "-DoutputDirectory=" + folder)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", Program.javaHome().toString());
        var code = await(builder.start());
        if (code != 0) {
            throw failure(code, Files.readString(output, StandardCharsets.UTF_8));
        }
    }

    private static int await(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new StackException(StackError.DOWNLOAD_FAILED, "interrupted while Maven was fetching", e);
        }
    }

    private static StackException failure(int code, String output) {
        var end = output.substring(Math.max(0, output.length() - OUTPUT_MAX));
        return output.contains("No space left")
                ? new StackException(
                        StackError.NO_DISK_SPACE,
                        "no disk space left while Maven was fetching: free some and call again")
                : new StackException(
                        StackError.DOWNLOAD_FAILED,
                        "Maven could not fetch (exit code %d); check the network and the mirrors in your Maven settings, then call again. It said:%n%s"
                                .formatted(code, end));
    }

    private static String pom(List<Artifact> artifacts) {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>org.finmesh.fetched</groupId><artifactId>fetched</artifactId><version>1</version><packaging>pom</packaging>
                  <dependencies>%s</dependencies>
                </project>
                """.formatted(artifacts.stream().map(Artifact::toXml).collect(Collectors.joining("\n")));
    }
}
