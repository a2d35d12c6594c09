package org.finmesh.platform.localstack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.finmesh.platform.localstack.ProcessIdentity;
import org.finmesh.platform.localstack.Program.StopSignal;
import org.finmesh.platform.localstack.RunningProcess;
import org.finmesh.platform.localstack.StackError;
import org.finmesh.platform.localstack.StackException;
import org.finmesh.platform.localstack.StackHome;

/** Ends a process and everything below it. */
public final class ProcessTree {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PATIENCE_AFTER_FORCE = Duration.ofSeconds(10);

    private ProcessTree() {}

    /**
     * Asks the process to end and waits up to 20 s for it; what it leaves behind, or is itself left then, is ended by
     * force.
     *
     * @throws StackException {@link StackError#CHILD_NOT_STOPPED} when it is there even after that
     */
    public static void stop(RunningProcess process) {
        if (!ProcessIdentity.isAlive(process.pid(), process.identity())) {
            return;
        }
        var handle = ProcessHandle.of(process.pid());
        if (handle.isEmpty()) {
            return;
        }
        var tree = new ArrayList<>(handle.get().descendants().toList());
        tree.add(handle.get());
        signal(handle.get(), process.stop());
        awaitEnd(List.of(handle.get()), PATIENCE);
        force(tree, process.name());
    }

    /** Kills what has this home's mark in its environment and no record, such as the child of a killed process (Linux). */
    public static void killStrays(StackHome home) {
        var mark = ChildLauncher.HOME_MARK + "=" + home.root();
        var strays = ProcessHandle.allProcesses()
                .filter(handle -> handle.pid() != ProcessHandle.current().pid())
                .filter(handle -> environment(handle.pid()).contains(mark))
                .toList();
        if (!strays.isEmpty()) {
            force(strays, "a leftover process");
        }
    }

    private static void signal(ProcessHandle handle, StopSignal signal) {
        switch (signal) {
            case TERM -> handle.destroy();
            case INT -> kill(handle.pid(), signal);
        }
    }

    /** Java has no word for signals other than TERM and KILL. */
    private static void kill(long pid, StopSignal signal) {
        try {
            new ProcessBuilder("kill", "-s", signal.name(), Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw StackException.of("sending %s to process %d".formatted(signal, pid), e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** What has ended and was not yet buried by its parent is not alive, whatever Java says. */
    private static boolean isAlive(ProcessHandle handle) {
        return handle.isAlive() && !ProcessIdentity.of(handle.pid()).isEmpty();
    }

    private static void force(List<ProcessHandle> tree, String name) {
        tree.stream().filter(ProcessTree::isAlive).forEach(ProcessHandle::destroyForcibly);
        if (!awaitEnd(tree, PATIENCE_AFTER_FORCE)) {
            throw new StackException(
                    StackError.CHILD_NOT_STOPPED,
                    "%s does not end, even by force; look at process %s"
                            .formatted(
                                    name, tree.stream().map(ProcessHandle::pid).toList()));
        }
    }

    private static boolean awaitEnd(Collection<ProcessHandle> handles, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (handles.stream().anyMatch(ProcessTree::isAlive)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private static List<String> environment(long pid) {
        try {
            var bytes = Files.readAllBytes(Path.of("/proc/" + pid + "/environ"));
            return List.of(new String(bytes, StandardCharsets.UTF_8).split("\0"));
        } catch (IOException _) {
            return List.of(); // Not Linux, somebody else's process, or one that has just ended.
        }
    }
}
