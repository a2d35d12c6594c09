package org.finmesh.platform.localstack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What to run, and how to know that it runs.
 *
 * @param name of the process, its log and its record, kebab-case
 * @param command without anything secret: all users of a machine can read it
 * @param environment added to the few variables that every child gets; secrets are allowed
 * @param directory where it runs
 * @param ports of loopback that it listens on
 * @param deadline for it to be ready
 * @param stop the signal that ends it cleanly
 */
public record Program(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        List<Integer> ports,
        Readiness readiness,
        Duration deadline,
        StopSignal stop) {

    /** TERM for most; PostgreSQL waits for its clients then, and INT is its word for now. */
    public enum StopSignal {
        TERM,
        INT
    }

    public Program {
        if (command.isEmpty()) {
            throw new IllegalArgumentException("program " + name + " has no command");
        }
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        ports = List.copyOf(ports);
    }

    /** The {@code java} that runs us, with flags that suit a small mesh on a small machine. */
    public static List<String> java(int heapMiB, String... arguments) {
        var command = new java.util.ArrayList<>(List.of(
                javaHome().resolve("bin/java").toString(),
                "-Xms32m",
                "-Xmx" + heapMiB + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.net.preferIPv4Stack=true",
                "-Dfile.encoding=UTF-8"));
        command.addAll(List.of(arguments));
        return command;
    }

    public static Path javaHome() {
        return Path.of(System.getProperty("java.home"));
    }

    /** The same with more environment. */
    public Program with(Map<String, String> more) {
        var all = new LinkedHashMap<>(environment);
        all.putAll(more);
        return new Program(name, command, all, directory, ports, readiness, deadline, stop);
    }
}
