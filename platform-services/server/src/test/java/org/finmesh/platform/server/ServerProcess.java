package org.finmesh.platform.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.finmesh.platform.localstack.LocalStack;
import org.finmesh.platform.localstack.Program;
import org.finmesh.platform.localstack.Program.StopSignal;
import org.finmesh.platform.localstack.Readiness;
import org.finmesh.platform.localstack.RunningProcess;

/** The control plane as a process of its own, which can be killed. */
public record ServerProcess(LocalStack stack, RunningProcess process) {

    private static final int HEAP_MIB = 320;

    public static ServerProcess start(LocalStack stack) {
        var name = "server";
        return new ServerProcess(
                stack,
                stack.processes()
                        .start(new Program(
                                name,
                                Program.java(
                                        HEAP_MIB,
                                        "-XX:TieredStopAtLevel=1",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        PlatformServer.class.getName()),
                                TestingPlatform.environment(stack),
                                stack.processes().home().data(name),
                                List.of(stack.ports().server()),
                                Readiness.http("http://localhost:%d/actuator/health/readiness"
                                        .formatted(stack.ports().server())),
                                Duration.ofMinutes(3),
                                StopSignal.TERM)));
    }

    /** As {@code kill -9} does: nothing in it runs any more when this returns. */
    public void kill() throws Exception {
        var handle = ProcessHandle.of(process.pid()).orElseThrow();
        handle.destroyForcibly();
        handle.onExit().get(30, TimeUnit.SECONDS);
        stack.processes().stop(process);
    }
}
