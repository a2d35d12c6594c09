package org.finmesh.platform.localstack.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.finmesh.platform.localstack.Program;
import org.finmesh.platform.localstack.SearchPath;
import org.finmesh.platform.localstack.StackException;
import org.finmesh.platform.localstack.StackHome;

/**
 * Starts a child in a session of its own, so that neither a Ctrl-C meant for the launcher nor the end of the terminal
 * reaches it, with nothing to read from, its output in its log, and of our environment only what it needs.
 */
public final class ChildLauncher {

    /** In the environment of every child, and so of its children: by it strays are found. */
    static final String HOME_MARK = "FINMESH_PROCESS_OF";

    private static final List<String> INHERITED =
            List.of("PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TZ", "TMPDIR", "JAVA_TOOL_OPTIONS");

    private ChildLauncher() {}

    /** @throws StackException when it cannot be started at all */
    public static Process launch(Program program, StackHome home, Path log) {
        try {
            LogFile.rotate(log);
            Files.writeString(
                    log,
                    "---- %s: %s is started%n".formatted(Instant.now(), program.name()),
                    java.nio.file.StandardOpenOption.CREATE,
                    java.nio.file.StandardOpenOption.APPEND);
            return builder(program, home, log).start();
        } catch (IOException e) {
            throw StackException.of(
                    "starting %s (%s)"
                            .formatted(program.name(), program.command().getFirst()),
                    e);
        }
    }

    private static ProcessBuilder builder(Program program, StackHome home, Path log) {
        var builder = new ProcessBuilder(ownSession(program.command()))
                .directory(program.directory().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        var environment = builder.environment();
        environment.keySet().retainAll(INHERITED);
        environment.put("JAVA_HOME", Program.javaHome().toString());
        environment.put(HOME_MARK, home.root().toString());
        environment.putAll(program.environment());
        return builder;
    }

    /** Both ways end in the program itself, under the process id that we see. */
    private static List<String> ownSession(List<String> command) {
        var prefix = SearchPath.find("setsid")
                .map(setsid -> List.of(setsid))
                .or(() -> SearchPath.find("perl")
                        .map(perl -> List.of(perl, "-MPOSIX=setsid", "-e", "setsid(); exec @ARGV")))
                .orElse(List.of());
        var all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }
}
