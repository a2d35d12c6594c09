package org.finmesh.platform.localstack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.finmesh.platform.localstack.process.ChildLauncher;
import org.finmesh.platform.localstack.process.LogFile;
import org.finmesh.platform.localstack.process.ProcessRecords;
import org.finmesh.platform.localstack.process.ProcessTree;

/**
 * The processes of one home. They are recorded in files, so that a later call, also of another launcher, can find and
 * stop them; a record is never mistaken for a stranger who got the same process id.
 */
public final class Processes {

    private static final Duration POLL = Duration.ofMillis(100);

    private final StackHome home;
    private final ProcessRecords records;
    private boolean closed;

    public Processes(StackHome home) {
        this.home = home;
        this.records = new ProcessRecords(home.processes());
    }

    public StackHome home() {
        return home;
    }

    /**
     * Starts a program, or takes the one that runs already, and waits until it is ready.
     *
     * @throws StackException {@link StackError#PORT_TAKEN}, {@link StackError#CHILD_DIED}, {@link
     *     StackError#CHILD_NOT_READY} (it is stopped then), with the log's path and its last lines
     */
    public RunningProcess start(Program program) {
        var log = home.logs().resolve(program.name() + ".log");
        var running = find(program.name());
        if (running.isPresent()) {
            awaitReady(program, running.get());
            return running.get();
        }
        requireFree(program);
        var started = launch(program, log);
        try {
            awaitReady(program, started);
            return started;
        } catch (StackException e) {
            stop(started);
            throw e;
        }
    }

    private java.util.Optional<RunningProcess> find(String name) {
        return running().stream().filter(process -> process.name().equals(name)).findFirst();
    }

    private synchronized RunningProcess launch(Program program, Path log) {
        if (closed) {
            throw new StackException(
                    StackError.CHILD_NOT_READY,
                    "%s is not started: the mesh is being stopped".formatted(program.name()));
        }
        return records.add(program, ChildLauncher.launch(program, home, log), log);
    }

    /** All that run, in the order of their start. */
    public List<RunningProcess> running() {
        return records.all().stream()
                .filter(process -> ProcessIdentity.isAlive(process.pid(), process.identity()))
                .sorted(Comparator.comparingInt(RunningProcess::order))
                .toList();
    }

    /** All that were started and not stopped by us, whether they run or not, in the order of their start. */
    public List<RunningProcess> recorded() {
        return records.all().stream()
                .sorted(Comparator.comparingInt(RunningProcess::order))
                .toList();
    }

    /** Stops a process and all its children: by its own signal, and after 20 s by force. Nothing happens when it is gone. */
    public void stop(RunningProcess process) {
        ProcessTree.stop(process);
        records.remove(process);
    }

    /** Stops the process of that name, if there is one. */
    public void stop(String name) {
        recorded().stream().filter(process -> process.name().equals(name)).forEach(this::stop);
    }

    /** Stops all, the last started first, and whatever else was started in this home and is still there; no start after. */
    public void stopAll(Progress progress) {
        synchronized (this) {
            closed = true;
        }
        for (var process : recorded().reversed()) {
            progress.step(process.name() + " stopped", () -> {
                stop(process);
                return process;
            });
        }
        ProcessTree.killStrays(home);
    }

    /** @throws StackException {@link StackError#PORT_TAKEN} naming the port, who needs it, and who holds it if that is known */
    public static void requireFree(String name, List<Integer> ports) {
        for (var port : ports) {
            if (!MeshPorts.isFree(port)) {
                throw new StackException(
                        StackError.PORT_TAKEN,
                        "port %d, which %s needs, is taken%s: stop that process, or use other ports with --port-base N"
                                .formatted(
                                        port,
                                        name,
                                        PortHolder.of(port)
                                                .map(who -> " by " + who)
                                                .orElse("")));
            }
        }
    }

    private static void requireFree(Program program) {
        requireFree(program.name(), program.ports());
    }

    private static void awaitReady(Program program, RunningProcess process) {
        var deadline = System.nanoTime() + program.deadline().toNanos();
        while (true) {
            try {
                program.readiness().check();
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StackException(
                        StackError.CHILD_NOT_READY, "interrupted while waiting for " + program.name(), e);
            } catch (Exception e) {
                requireHope(program, process, deadline, e);
            }
            pause();
        }
    }

    private static void requireHope(Program program, RunningProcess process, long deadline, Exception reason) {
        if (!ProcessIdentity.isAlive(process.pid(), process.identity())) {
            throw new StackException(
                    StackError.CHILD_DIED,
                    "%s ended before it was ready. The end of its log, %s:%n%s"
                            .formatted(program.name(), process.log(), LogFile.tail(process.log())),
                    reason);
        }
        if (System.nanoTime() > deadline) {
            throw new StackException(
                    StackError.CHILD_NOT_READY,
                    "%s was not ready within %d s (%s). The end of its log, %s:%n%s"
                            .formatted(
                                    program.name(),
                                    program.deadline().toSeconds(),
                                    reason,
                                    process.log(),
                                    LogFile.tail(process.log())),
                    reason);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** For tests and for those who only look: the folder's log of a process. */
    public Path log(String name) {
        return home.logs().resolve(name + ".log");
    }

    /** Runs a tool to its end, such as {@code initdb}; its output goes to the log {@code name}. */
    public void run(Program program) {
        var log = log(program.name());
        var process = ChildLauncher.launch(program, home, log);
        try {
            if (!process.waitFor(program.deadline().toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new StackException(
                        StackError.CHILD_NOT_READY,
                        "%s took longer than %d s; its log is %s"
                                .formatted(program.name(), program.deadline().toSeconds(), log));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new StackException(StackError.CHILD_DIED, program.name() + " was interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw new StackException(
                    StackError.CHILD_DIED,
                    "%s failed with exit code %d. The end of its log, %s:%n%s"
                            .formatted(program.name(), process.exitValue(), log, LogFile.tail(log)));
        }
    }
}
