package org.finmesh.platform.cli.launch;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.finmesh.platform.localstack.MeshPorts;
import org.finmesh.platform.localstack.Processes;
import org.finmesh.platform.localstack.Progress;
import org.finmesh.platform.localstack.StackError;
import org.finmesh.platform.localstack.StackException;
import org.jspecify.annotations.Nullable;

/** All processes of a home, started and stopped together. */
public final class Mesh {

    private static final Duration ANOTHER_LAUNCHER = Duration.ofSeconds(90);

    private final MeshHome home;
    private final Processes processes;
    private final PrintWriter err;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** @param err where trouble is told that ends nothing */
    public Mesh(MeshHome home, PrintWriter err) {
        this.home = home;
        this.processes = new Processes(home.stack());
        this.err = err;
    }

    /**
     * Starts all that does not run. What a killed launcher left is stopped first. When anything fails, or the program is
     * told to end meanwhile, everything is stopped again.
     *
     * @param base null for the one that runs, or else the default
     * @return false when all was running already
     */
    public boolean up(@Nullable Integer base, boolean detached, Progress progress) {
        processes.home().processes();
        try (var lock = LaunchLock.take(home.stack().root(), Duration.ofSeconds(2))) {
            assert lock != null;
            cleanUpAfterAKilledLauncher();
            var ports = ports(base);
            if (isRunning()) {
                return false;
            }
            LaunchState.begun(ports, detached).write(home.launchFile());
            stopAtExit(detached);
            launch(ports, progress);
            LaunchState.begun(ports, detached).completed().write(home.launchFile());
            return true;
        }
    }

    private MeshPorts ports(@Nullable Integer base) {
        var running = home.ports();
        if (base == null || base == running.base()) {
            return running;
        }
        if (!processes.running().isEmpty()) {
            throw new StackException(
                    StackError.HOME_IN_USE,
                    "a mesh of %s runs with --port-base %d: stop it with ./mesh down, or choose another --home"
                            .formatted(home.stack().root(), running.base()));
        }
        return new MeshPorts(base);
    }

    private boolean isRunning() {
        return home.launch().filter(LaunchState::complete).isPresent()
                && !processes.recorded().isEmpty()
                && processes.running().size() == processes.recorded().size();
    }

    private void cleanUpAfterAKilledLauncher() {
        var wanted = home.launch().filter(LaunchState::isWanted).isPresent();
        if (!wanted) {
            if (!processes.recorded().isEmpty()) {
                err.println("Cleaning up what an earlier launch left behind");
            }
            // Also where nothing is recorded: a launcher can be killed before it has written down what it started.
            new Processes(home.stack()).stopAll(Progress.SILENT);
        }
    }

    private void launch(MeshPorts ports, Progress progress) {
        try {
            new Launch(home, Project.ofThisCommand(), ports, processes, progress, err).run();
        } catch (RuntimeException e) {
            stopAll(Progress.SILENT);
            throw e;
        }
    }

    /** Ctrl-C, an end of the terminal, and TERM all end in this. */
    private void stopAtExit(boolean detached) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            var complete =
                                    home.launch().filter(LaunchState::complete).isPresent();
                            if (!(detached && complete) && home.launch().isPresent()) {
                                err.println("Stopping");
                                stopAll(Progress.SILENT);
                            }
                        },
                        "stops the mesh"));
    }

    /** Stays until all is stopped from elsewhere; says so when a process ends by itself. */
    public void stayInFront() throws InterruptedException {
        Set<String> reported = new HashSet<>();
        while (!stopped.await(1, TimeUnit.SECONDS) && home.launch().isPresent()) {
            var running = processes.running();
            for (var process : processes.recorded()) {
                if (!running.contains(process) && reported.add(process.name() + process.pid())) {
                    err.printf(
                            "%s has ended by itself; its log is %s. ./mesh down and up start it again%n",
                            process.name(), process.log());
                }
            }
        }
    }

    /**
     * Stops all, by way of the launcher when it is in front somewhere.
     *
     * @return false when there was nothing to stop
     */
    public boolean down(Progress progress) {
        if (!Files.isDirectory(home.stack().root())) {
            return false;
        }
        var launcher = home.launch().filter(LaunchState::launcherIsAlive);
        launcher.flatMap(launch -> ProcessHandle.of(launch.launcherPid())).ifPresent(ProcessHandle::destroy);
        var wasThere = launcher.isPresent() || !processes.recorded().isEmpty();
        try (var lock = LaunchLock.take(home.stack().root(), ANOTHER_LAUNCHER)) {
            assert lock != null;
            launcher.ifPresent(Mesh::awaitEnd);
            stopAll(progress);
        }
        return wasThere;
    }

    private static void awaitEnd(LaunchState launch) {
        ProcessHandle.of(launch.launcherPid()).ifPresent(handle -> {
            try {
                handle.onExit().get(ANOTHER_LAUNCHER.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
                throw new StackException(
                        StackError.CHILD_NOT_STOPPED,
                        "the launcher, process %d, does not end: look at it, and kill it"
                                .formatted(launch.launcherPid()),
                        e);
            }
        });
    }

    private synchronized void stopAll(Progress progress) {
        processes.stopAll(progress);
        try {
            Files.deleteIfExists(home.launchFile());
        } catch (IOException e) {
            throw StackException.of("removing " + home.launchFile(), e);
        }
        stopped.countDown();
    }
}
