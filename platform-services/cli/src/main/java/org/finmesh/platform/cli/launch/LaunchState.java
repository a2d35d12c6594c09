package org.finmesh.platform.cli.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import org.finmesh.platform.localstack.MeshPorts;
import org.finmesh.platform.localstack.ProcessIdentity;
import org.finmesh.platform.localstack.StackException;

/**
 * What other calls have to know of a launch.
 *
 * @param ports that were chosen
 * @param detached whether the mesh runs on without its launcher
 * @param complete whether everything was up
 * @param launcherPid the process that launched, or launches
 * @param launcherIdentity tells it from a later one with the same id
 */
public record LaunchState(
        MeshPorts ports, boolean detached, boolean complete, long launcherPid, String launcherIdentity) {

    /** A launch by this process that has just begun. */
    static LaunchState begun(MeshPorts ports, boolean detached) {
        var pid = ProcessHandle.current().pid();
        return new LaunchState(ports, detached, false, pid, ProcessIdentity.of(pid));
    }

    LaunchState completed() {
        return new LaunchState(ports, detached, true, launcherPid, launcherIdentity);
    }

    boolean launcherIsAlive() {
        return ProcessIdentity.isAlive(launcherPid, launcherIdentity);
    }

    /** Whether processes of it are on purpose: its launcher is at work or in front, or left them running when done. */
    boolean isWanted() {
        return launcherIsAlive() || detached && complete;
    }

    static Optional<LaunchState> read(Path file) {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw StackException.of("reading " + file, e);
        }
        return Optional.of(new LaunchState(
                new MeshPorts(Integer.parseInt(properties.getProperty("port-base"))),
                Boolean.parseBoolean(properties.getProperty("detached")),
                Boolean.parseBoolean(properties.getProperty("complete")),
                Long.parseLong(properties.getProperty("launcher-pid")),
                properties.getProperty("launcher-identity")));
    }

    void write(Path file) {
        var properties = new Properties();
        properties.setProperty("port-base", Integer.toString(ports.base()));
        properties.setProperty("detached", Boolean.toString(detached));
        properties.setProperty("complete", Boolean.toString(complete));
        properties.setProperty("launcher-pid", Long.toString(launcherPid));
        properties.setProperty("launcher-identity", launcherIdentity);
        var draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (var out = Files.newBufferedWriter(draft)) {
                properties.store(out, "the launch of this mesh");
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw StackException.of("writing " + file, e);
        }
    }
}
